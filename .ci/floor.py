"""Fails when a gold figure on standard input (score.py --json) is under the floor file named in the argument."""
import json
import sys

figures = json.load(sys.stdin)
with open(sys.argv[1], encoding="utf-8") as file:
    floor = json.load(file)
low = [f"{name} F1 {figures[name]['f1']:.4f} < {least}" for name, least in floor.items() if figures[name]["f1"] < least]
sys.exit("gold floor: " + "; ".join(low) if low else 0)
