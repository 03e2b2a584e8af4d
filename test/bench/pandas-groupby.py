"""The same in pandas: both files, both ends merged, grouped. Prints what came out and what it took."""
import json
import resource
import sys
import time

import pandas as pd

began = time.perf_counter()
firms = pd.read_csv(sys.argv[1], dtype={"firm_id": "str", "ksic": "category", "region": "category"})
trades = pd.read_csv(sys.argv[2], dtype={"seller_id": "str", "buyer_id": "str"})
firms = firms.set_index("firm_id")
trades = trades.join(firms, on="seller_id").join(firms, on="buyer_id", lsuffix="_s", rsuffix="_b")
flows = trades.groupby(["year", "region_s", "region_b", "ksic_s", "ksic_b"], observed=True)["amount"].agg(
    ["sum", "size"]
)
used = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "groups": len(flows),
            "amount": str(flows["sum"].sum()),
            "rows": int(flows["size"].sum()),
            "usage": {
                "cpu": used.ru_utime + used.ru_stime,
                "wall": time.perf_counter() - began,
                "peakMb": used.ru_maxrss / 1024,
            },
        }
    )
)
