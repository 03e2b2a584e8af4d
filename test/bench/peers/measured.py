"""What every peer in Python shares: its task, the flows, the clock and the report that worker-process.ts reads."""
import json
import resource
import sys
import time

import numpy as np


def task():
    return json.loads(sys.argv[1])


def columns(folder):
    """seller, buyer, amount, count as the product stored them; industries are numbered from 0."""
    kinds = {"seller": np.int32, "buyer": np.int32, "amount": np.int64, "count": np.float64}
    read = {name: np.fromfile(f"{folder}/{name}", kind) for name, kind in kinds.items()}
    with open(f"{folder}/industries.json", encoding="utf8") as file:
        return read, len(json.load(file))


def report(work, answer_of, most_seconds=2):
    """The last of the task's `calls` (1), fewer when they need much CPU time."""
    start = time.process_time()
    for _ in range(task().get("calls", 1)):
        cpu, began = time.process_time(), time.perf_counter()
        found = work()
        cpu, wall = time.process_time() - cpu, time.perf_counter() - began
        if time.process_time() - start > most_seconds:
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpuSeconds": cpu, "wallSeconds": wall, "peakMb": peak, "answer": answer_of(found)}))
