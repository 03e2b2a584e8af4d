from gensim_topics import passes

passes(5)
