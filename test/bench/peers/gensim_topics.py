from topics import asked, each_seed, matrix


def passes(count):
    from gensim.models import LdaModel

    x = matrix("values")
    corpus = [
        list(zip(x.indices[i:j].tolist(), x.data[i:j].tolist())) for i, j in zip(x.indptr[:-1], x.indptr[1:])
    ]
    words = {column: str(column) for column in range(x.shape[1])}
    topics = asked["topics"]
    each_seed(
        f"gensim-{count}",
        lambda seed: LdaModel(
            corpus, topics, id2word=words, passes=count, random_state=seed, alpha=[5 / topics] * topics, eta=0.05
        ).get_topics(),
    )
