"""What a site consists of, handed to MkDocs, and settings for an engine that builds without us."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils.yaml import yaml_load

from strategy_playbook.project import Project
from strategy_playbook.prose import visible
from strategy_playbook.render import Renderer
from strategy_playbook.site_parts import Look, SiteFile, complete, look_of
from strategy_playbook.source import dumped

SETTINGS = "mkdocs.yml"
_OURS = ("playbook", "macros")
"""The plugins that finished pages need no more."""
_TEMPLATES = "overrides"
_NAME = "python/name:"
_HEAD = "# Written by `playbook materialise`, which writes it anew: change the playbook instead.\n"


def put_on(look: Look, config: MkDocsConfig) -> None:
    """Give a site an edition's name, pictures, colours, navigation and templates."""
    config.site_name, config.copyright = look.name, look.copyright
    if look.templates:
        config.theme.dirs.insert(0, str(look.templates.resolve()))
    for name, picture in look.pictures.items():
        config.theme[name] = picture
    config.extra_css.extend(look.styles)
    config.extra["edition"] = look.banner
    config.nav = look.nav


def add_files(found: dict[str, SiteFile], files: Files, config: MkDocsConfig) -> None:
    """Add the files of a site to those that MkDocs found in the folder of pages.

    Args:
        found: The files by their paths.
        files: The files of the site, which are changed; one of the same path is replaced.
        config: The settings of the site.
    """
    docs = Path(config.docs_dir).resolve()
    for path, one in found.items():
        source = one.source.resolve() if one.source else None
        if source and source.is_relative_to(docs):
            continue  # MkDocs has it, unless the settings exclude it
        if old := files.get_file_from_path(path):
            files.remove(old)
        inclusion = InclusionLevel.NOT_IN_NAV if one.apart else InclusionLevel.UNDEFINED
        content = {"abs_src_path": str(source)} if source else {"content": one.text}
        files.append(File.generated(config, path, inclusion=inclusion, **content))


def finished(project: Project, renderer: Renderer, found: dict[str, SiteFile]) -> dict[str, bytes]:
    """Return what an engine needs beside finished pages: the settings, and templates for the theme.

    The settings are those of the base with all that they take from the environment, and that an
    edition changes, filled in. They ask for nothing of this toolkit.

    Args:
        project: The project; without settings there is nothing to finish.
        renderer: Knows the edition.
        found: The files of the site.

    Returns:
        The files by their paths.
    """
    file = project.base / SETTINGS
    if not file.is_file():
        return {}
    with file.open("rb") as stream:
        settings: dict[str, Any] = yaml_load(stream)
    theme, extra = settings.setdefault("theme", {}), settings.setdefault("extra", {})
    folders = [project.base / theme["custom_dir"]] if theme.get("custom_dir") else []
    for key in ("docs_dir", "site_dir", "hooks", "watch"):
        settings.pop(key, None)
    settings["plugins"] = [one for one in settings.get("plugins", ()) if _name(one) not in _OURS]
    settings["site_url"] = project.address
    known = {"edition": project.edition, "language": project.language, "address": project.address}
    extra["playbook"] = extra.get("playbook", {}) | known | {"offline": False, "work": ""}
    if look := look_of(renderer, settings.get("copyright"), settings.get("nav")):
        settings |= {"site_name": look.name, "copyright": look.copyright, "nav": look.nav}
        settings["extra_css"] = [*settings.get("extra_css", ()), *look.styles]
        theme |= look.pictures
        extra["edition"] = look.banner
        folders += [look.templates] if look.templates else []
    complete(extra, renderer, found)
    apart = [f"/{path}" for path, one in found.items() if one.apart]
    settings["not_in_nav"] = "\n".join([settings.get("not_in_nav", "").strip(), *apart]) + "\n"
    theme.setdefault("variant", "classic")  # so that Zensical looks like MkDocs, which ignores it
    if folders:
        theme["custom_dir"] = _TEMPLATES
    text = dumped(_named(settings)).replace(f" {_NAME}", f" !!{_NAME}")
    templates = {
        f"{_TEMPLATES}/{template.relative_to(folder).as_posix()}": template.read_bytes()
        for folder in folders
        for template in visible(folder)
    }
    return templates | {SETTINGS: (_HEAD + text).encode("utf-8")}


def _name(plugin: Any) -> str:
    return str(plugin if isinstance(plugin, str) else next(iter(plugin)))


def _named(value: Any) -> Any:
    """Return settings with the names of functions in the place of the functions."""
    if isinstance(value, dict):
        return {key: _named(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_named(inner) for inner in value]
    if isinstance(value, Callable):  # type: ignore[arg-type]
        return f"{_NAME}{value.__module__}.{value.__qualname__}"
    return value
