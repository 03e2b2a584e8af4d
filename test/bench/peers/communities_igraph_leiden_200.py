"""As many runs as the time allows that ours needs for ten."""
import communities
from communities_igraph import leiden, seeded

communities.asked["runs"] = 200
seeded(leiden)
