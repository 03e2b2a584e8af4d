from sklearn.decomposition import LatentDirichletAllocation
from topics import asked, each_seed, matrix

x = matrix("values")
topics = asked["topics"]
priors = {"doc_topic_prior": 5 / topics, "topic_word_prior": 0.05}
each_seed(
    "sklearn-lda",
    lambda seed: LatentDirichletAllocation(topics, random_state=seed, **priors).fit(x).components_,
)
