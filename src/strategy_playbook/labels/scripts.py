"""The words of what readers work with on the screen; the site's scripts take them from here."""

from __future__ import annotations

from strategy_playbook.models import Model, Text


class Quiz(Model):
    """The words of the quiz player."""

    all: Text
    answer: Text
    check: Text
    choose: Text
    denied: Text
    forget: Text
    keep: Text
    next: Text
    one: Text
    previous: Text
    progress: Text
    retry: Text
    right: Text
    score: Text
    wrong: Text


class Course(Model):
    """The words of a course plan and of its builder."""

    audience: Text
    build: Text
    clear: Text
    cleared: Text
    clock: Text
    closing: Text
    copied: Text
    take: Text
    daily: Text
    day: Text
    denied: Text
    full: Text
    half: Text
    how: Text
    kept: Text
    left: Text
    lunch: Text
    methods: Text
    minutes: Text
    must: Text
    none: Text
    one: Text
    opening: Text
    pause: Text
    plan: Text
    print: Text
    short: Text
    start: Text
    themes: Text
    two: Text
    what: Text


class Filling(Model):
    """The words of checklists and forms that are filled in on the screen."""

    progress: Text
    saved: Text
    denied: Text
    full: Text
    export: Text
    load: Text
    loaded: Text
    corrupt: Text
    foreign: Text
    nothing: Text
    replace: Text
    left: Text
    clear: Text
    sure: Text
    cleared: Text
    print: Text
    choose: Text
    kept: Text
