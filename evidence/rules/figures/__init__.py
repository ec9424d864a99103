"""FIG: figures and rosters against what the sources give."""
