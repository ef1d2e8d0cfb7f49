#!/usr/bin/env python3
"""Independent checker for planning problems and plans (see docs/planning.md).

usage: verify.py PROBLEM.json PLAN.json     exit 0 and the cost table if the plan is feasible,
                                            exit 1 and every violation if it is not.
Standard library only. Nothing of the product is imported: this is the yardstick, not the planner.
"""
import json, sys
from collections import defaultdict

PRIORITIES = ("urgent", "high", "medium", "low")
CATEGORIES = ("phone_call", "appointment", "paperwork", "follow_up")   # capped; "other" is not
SLOTS = ("am", "pm")


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def capacities(problem):
    """Minutes per (day, slot) and count per (day, category); fixed work may exceed them, and then sets them."""
    minutes, count = {}, {}
    for d, day in enumerate(problem["days"]):
        for s in SLOTS:
            minutes[d, s] = day["minutes"][s]
        for c in CATEGORIES:
            count[d, c] = day["capacity"][c]
    used_m, used_c = defaultdict(int), defaultdict(int)
    for t in problem["tasks"]:
        if t.get("fixed"):
            d, s = t["fixed"]["day"], t["fixed"]["slot"]
            used_m[d, s] += t["minutes"]
            used_c[d, t["category"]] += 1
    for k in minutes:
        minutes[k] = max(minutes[k], used_m[k])
    for k in count:
        count[k] = max(count[k], used_c[k])
    return minutes, count


def latest_days(problem, t):
    """Week -> the last day of that week on which the task may stand by release, deadline and days."""
    out = {}
    for d, day in enumerate(problem["days"]):
        if d >= (t.get("release") or 0) and (t.get("deadline") is None or d <= t["deadline"]) \
                and (t.get("days") is None or d in t["days"]):
            out[day["week"]] = d
    return out


def violations(problem, plan):
    tasks = {t["id"]: t for t in problem["tasks"]}
    days = problem["days"]
    place, bad = {}, []
    for a in plan["assignments"]:
        i = a["task"]
        if i not in tasks:
            bad.append(f"unknown task {i}")
        elif i in place:
            bad.append(f"task {i} assigned twice")
        elif not (type(a["day"]) is int and 0 <= a["day"] < len(days)) or a["slot"] not in SLOTS:
            bad.append(f"task {i} assigned outside the horizon: {a}")
        else:
            place[i] = (a["day"], a["slot"])
    used_m, used_c = defaultdict(int), defaultdict(int)
    for i, (d, s) in place.items():
        t = tasks[i]
        used_m[d, s] += t["minutes"]
        used_c[d, t["category"]] += 1
        if t.get("fixed"):                      # a person put it there: rules 2 and 3 don't bind it
            continue
        if d < (t.get("release") or 0):
            bad.append(f"{i} on day {d}, released on day {t['release']}")
        if t.get("deadline") is not None and d > t["deadline"]:
            bad.append(f"{i} on day {d}, after its deadline {t['deadline']}")
        if t.get("days") is not None and d not in t["days"]:
            bad.append(f"{i} on day {d}, allowed only on {t['days']}")
        if t.get("slot") and s != t["slot"]:
            bad.append(f"{i} in {s}, allowed only in {t['slot']}")
        for p in t.get("after") or []:
            q = place.get(p["task"])
            if q is None:
                bad.append(f"{i} planned, but {p['task']} before it is not")
            elif p["lag"] > 0 and d < q[0] + p["lag"]:
                bad.append(f"{i} on day {d}, less than {p['lag']} days after {p['task']} on day {q[0]}")
            elif p["lag"] == 0 and (d, SLOTS.index(s)) < (q[0], SLOTS.index(q[1])):
                bad.append(f"{i} before {p['task']}")
    for t in tasks.values():
        f = t.get("fixed")
        if f and place.get(t["id"]) != (f["day"], f["slot"]):
            bad.append(f"{t['id']} is fixed on day {f['day']} {f['slot']}, planned {place.get(t['id'])}")
    minutes, count = capacities(problem)
    for (d, s), m in used_m.items():
        if m > minutes[d, s]:
            bad.append(f"day {d} {s}: {m} minutes, budget {minutes[d, s]}")
    for (d, c), n in used_c.items():
        if c in CATEGORIES and n > count[d, c]:
            bad.append(f"day {d}: {n} {c}, capacity {count[d, c]}")
    return bad, place


def cost(problem, place):
    """The cost of a feasible plan, by component (see docs/planning.md). Integers only."""
    w, days = problem["weights"], problem["days"]
    D = len(days)
    out = dict.fromkeys(("unplanned", "deadline", "late", "delay", "attention", "progress",
                         "energy", "balance", "switching", "stability"), 0)
    load, visited, worked = defaultdict(int), set(), set()
    for t in problem["tasks"]:
        p, due = t["priority"], t.get("due")
        at = place.get(t["id"])
        prev = t.get("previous")
        if at is None:
            if due is not None and due < D:
                out["unplanned"] += w["unplanned"][p] + w["late"][p] * (D - due)
            else:
                out["unplanned"] += w["unplanned"][p] // 10
            if t.get("deadline") is not None and t["deadline"] < D:
                out["deadline"] += w["deadline"]
            if prev is not None:
                out["stability"] += w["moved_soon"] if prev["day"] <= 1 else w["moved"]
            continue
        d, s = at
        load[d] += t["minutes"]
        visited.add((t["client"], d))
        if t.get("process") is not None:
            worked.add((t["process"], days[d]["week"]))
        if due is not None and d > due:
            out["late"] += w["late"][p] * (d - due)
        out["delay"] += w["delay"][p] * d
        if t.get("effort") == "hard" and s != problem["focus"]:
            out["energy"] += w["hard_off_focus"]
        if t.get("effort") == "light" and s == problem["focus"]:
            out["energy"] += w["light_in_focus"]
        if prev is not None and prev["day"] != d:
            out["stability"] += w["moved_soon"] if prev["day"] <= 1 else w["moved"]
    for c in problem["clients"]:
        if c.get("attention_until") is not None:
            for d in range(min(c["attention_until"] + 1, D)):
                if (c["id"], d) not in visited:
                    out["attention"] += w["attention"]
    stalled = set()
    for t in problem["tasks"]:
        q, at = t.get("process"), place.get(t["id"])
        if q is not None and not t.get("fixed"):
            for k, last in latest_days(problem, t).items():
                if (q, k) not in worked and (at is None or days[at[0]]["week"] > k) \
                        and all(p["task"] in place and place[p["task"]][0] + p["lag"] <= last for p in t.get("after") or []):
                    stalled.add((q, k))
    out["progress"] = w["progress"] * len(stalled)
    for d, day in enumerate(days):
        budget = day["minutes"]["am"] + day["minutes"]["pm"]
        for percent, each in w["balance"]:
            out["balance"] += each * max(0, load[d] - budget * percent // 100)
    out["switching"] = w["switching"] * len(visited)
    return out


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    problem, plan = load(sys.argv[1]), load(sys.argv[2])
    bad, place = violations(problem, plan)
    if bad:
        print("\n".join(bad))
        print(f"infeasible: {len(bad)} violations")
        sys.exit(1)
    parts = cost(problem, place)
    total = sum(parts.values())
    print(json.dumps({"feasible": True, "cost": total, "planned": len(place),
                      "tasks": len(problem["tasks"]), "parts": parts}))
    claimed, claimed_parts = plan.get("cost"), plan.get("parts") or {}
    wrong = [f"{k} {v} (the model says {parts.get(k)})" for k, v in claimed_parts.items() if v != parts.get(k)]
    if claimed is not None and claimed != total or wrong:
        print(f"the plan claims cost {claimed}, the model says {total}", *wrong, sep="; ")
        sys.exit(1)


if __name__ == "__main__":
    main()
