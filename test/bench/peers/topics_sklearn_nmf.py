from sklearn.decomposition import NMF
from topics import asked, each_seed, matrix

x = matrix("weights")
each_seed("sklearn-nmf", lambda seed: NMF(asked["topics"], random_state=seed).fit(x).components_)
