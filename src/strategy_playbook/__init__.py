"""The Strategy Playbook's toolkit: YAML catalogues in, a documentation site and files out.

`load` reads and checks a catalogue, `Renderer` turns records into Markdown, and `export` holds one
module for each file format.
"""

from strategy_playbook import export
from strategy_playbook.catalogue import Catalogue
from strategy_playbook.errors import CatalogueError, Issue, Location
from strategy_playbook.loading import load
from strategy_playbook.render import Renderer

__all__ = ["Catalogue", "CatalogueError", "Issue", "Location", "Renderer", "export", "load"]
