"""The checking engine: rules' kinds, findings, selection, waivers, runner; no rule."""
