"""The use cases: plain values in, plain values out; no commit, no print."""
