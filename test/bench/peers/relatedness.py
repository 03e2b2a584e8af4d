"""Revealed relatedness and links by a rule, as a user of pandas writes them."""
import pandas as pd
from scipy.stats import poisson

RULES = {"related": (1, 1, None), "significant": (1, 5, 0.01), "any": (0, 1, None)}


def frame(columns):
    return pd.DataFrame(columns)


def links(flows, rule):
    threshold, least, alpha = RULES[rule]
    trade = flows[flows.seller != flows.buyer].copy()
    sold = trade.groupby("seller")["amount"].transform("sum").astype(float)
    bought = trade.groupby("buyer")["amount"].transform("sum").astype(float)
    trade["rr"] = trade["amount"] * float(trade["amount"].sum()) / (sold * bought)
    kept = (trade["rr"] > threshold) & (trade["count"] >= least)
    if alpha is not None:
        by_seller = trade.groupby("seller")["count"].transform("sum")
        by_buyer = trade.groupby("buyer")["count"].transform("sum")
        expected = by_seller * by_buyer / trade["count"].sum()
        kept &= poisson.sf(trade["count"] - 1, expected) < alpha
    return trade[kept]
