"""Modules under the names they had before: importing one gives the module where it stands now."""

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

MOVED = {
    "lstm.bidirectional": "lstm.networks.bidirectional",
    "lstm.ctc": "lstm.networks.ctc",
    "lstm.ctc_decode": "lstm.networks.ctc_decode",
    "lstm.edits": "lstm.explain.edits",
    "lstm.encoder_decoder": "lstm.networks.encoder_decoder",
    "lstm.evaluate": "lstm.everyday.evaluate",
    "lstm.explain.handed": "lstm.explain.encoder_state",
    "lstm.explain.narrow": "lstm.explain.projected_inputs",
    "lstm.explain.surgery": "lstm.explain.interventions",
    "lstm.fading": "lstm.experiments.fading",
    "lstm.figures.accounts": "lstm.figures.sentence.accounts",
    "lstm.figures.answered": "lstm.figures.sentence.answered",
    "lstm.figures.arithmetic": "lstm.figures.sentence.arithmetic",
    "lstm.figures.contest": "lstm.figures.cousins.contest",
    "lstm.figures.equations": "lstm.figures.inside_one_step.equations",
    "lstm.figures.faded": "lstm.figures.vanishing.faded",
    "lstm.figures.fading": "lstm.figures.vanishing.fading",
    "lstm.figures.far": "lstm.figures.how_far.far",
    "lstm.figures.forecast": "lstm.figures.applications.forecast",
    "lstm.figures.forecast_says": "lstm.figures.applications.forecast_says",
    "lstm.figures.frames": "lstm.figures.applications.frames",
    "lstm.figures.frames_says": "lstm.figures.applications.frames_says",
    "lstm.figures.gap": "lstm.figures.how_far.gap",
    "lstm.figures.gates": "lstm.figures.sentence.gates",
    "lstm.figures.guessed": "lstm.figures.who_wrote.guessed",
    "lstm.figures.half_life": "lstm.figures.vanishing.half_life",
    "lstm.figures.handed": "lstm.figures.applications.handed",
    "lstm.figures.held_out": "lstm.figures.train_live.held_out",
    "lstm.figures.ink": "lstm.figures.colours",
    "lstm.figures.operated": "lstm.figures.who_wrote.operated",
    "lstm.figures.operated_says": "lstm.figures.who_wrote.operated_says",
    "lstm.figures.powers": "lstm.figures.vanishing.powers",
    "lstm.figures.race": "lstm.figures.train_live.race",
    "lstm.figures.ribbon": "lstm.figures.who_wrote.ribbon",
    "lstm.figures.roll": "lstm.figures.applications.roll",
    "lstm.figures.seed_story": "lstm.figures.who_wrote.seed_story",
    "lstm.figures.shades": "lstm.figures.train_live.shades",
    "lstm.figures.slow": "lstm.figures.train_live.slow",
    "lstm.figures.slow_says": "lstm.figures.train_live.slow_says",
    "lstm.figures.slow_weights": "lstm.figures.train_live.slow_weights",
    "lstm.figures.squash": "lstm.figures.squashing.squash",
    "lstm.figures.step": "lstm.figures.inside_one_step.step",
    "lstm.figures.story": "lstm.figures.who_wrote.story",
    "lstm.figures.strip": "lstm.figures.sentence.strip",
    "lstm.figures.swap": "lstm.figures.squashing.swap",
    "lstm.figures.tagged": "lstm.figures.applications.tagged",
    "lstm.figures.tape": "lstm.figures.sentence.tape",
    "lstm.figures.thumbnail": "lstm.figures.applications.thumbnail",
    "lstm.figures.training": "lstm.figures.train_live.training",
    "lstm.figures.turned": "lstm.figures.inside_one_step.turned",
    "lstm.figures.two_memories": "lstm.figures.applications.two_memories",
    "lstm.figures.units": "lstm.figures.who_wrote.units",
    "lstm.figures.walk": "lstm.figures.backprop.walk",
    "lstm.figures.walk_says": "lstm.figures.backprop.walk_says",
    "lstm.figures.walk_weight": "lstm.figures.backprop.walk_weight",
    "lstm.figures.writing": "lstm.figures.applications.writing",
    "lstm.figures.writing_says": "lstm.figures.applications.writing_says",
    "lstm.forecast": "lstm.experiments.forecast",
    "lstm.forecast.ensemble": "lstm.experiments.forecast.ensemble",
    "lstm.forecast.rivals": "lstm.experiments.forecast.baselines",
    "lstm.forecast.table": "lstm.experiments.forecast.table",
    "lstm.forecast.train": "lstm.experiments.forecast.train",
    "lstm.gaps": "lstm.experiments.gaps",
    "lstm.gaps.again": "lstm.experiments.gaps.again",
    "lstm.gaps.measure": "lstm.experiments.gaps.measure",
    "lstm.gaps.sentences": "lstm.experiments.gaps.sentences",
    "lstm.gaps.training": "lstm.experiments.gaps.training",
    "lstm.going_on": "lstm.networks.going_on",
    "lstm.hand": "lstm.one_unit",
    "lstm.hand.challenges": "lstm.one_unit.challenges",
    "lstm.hand.goals": "lstm.one_unit.goals",
    "lstm.hand.lessons": "lstm.one_unit.lessons",
    "lstm.lengths": "lstm.networks.lengths",
    "lstm.live.blame": "lstm.live.example_gradient",
    "lstm.live.fold": "lstm.live.updates",
    "lstm.live.forms.both": "lstm.live.forms.bidirectional",
    "lstm.live.forms.pair": "lstm.live.forms.encoder_decoder",
    "lstm.loss": "lstm.training.loss",
    "lstm.music": "lstm.domains.music",
    "lstm.music.best": "lstm.domains.music.best",
    "lstm.music.carry": "lstm.domains.music.carry",
    "lstm.music.going_on": "lstm.domains.music.going_on",
    "lstm.music.grammar": "lstm.domains.music.grammar",
    "lstm.music.judged": "lstm.domains.music.judged",
    "lstm.music.keys": "lstm.domains.music.keys",
    "lstm.music.notes": "lstm.domains.music.notes",
    "lstm.music.played": "lstm.domains.music.played",
    "lstm.music.sound": "lstm.domains.music.sound",
    "lstm.ngram": "lstm.networks.ngram",
    "lstm.optimise": "lstm.training.optimise",
    "lstm.saturation": "lstm.explain.saturation",
    "lstm.speech": "lstm.domains.speech",
    "lstm.speech.mel": "lstm.domains.speech.mel",
    "lstm.speech.sounds": "lstm.domains.speech.sounds",
    "lstm.tasks": "lstm.everyday.tasks",
    "lstm.teach": "lstm.everyday.teach",
    "lstm.train": "lstm.everyday.train",
    "lstm.transcript": "lstm.networks.transcript",
    "lstm.wav": "lstm.domains.wav",
    "lstm.whatif": "lstm.explain.whatif",
    "lstm.writing": "lstm.domains.writing",
    "lstm.writing.bitmap": "lstm.domains.writing.bitmap",
    "lstm.writing.strips": "lstm.domains.writing.strips",
    "lstm.writing.strokes": "lstm.domains.writing.strokes",
}


class Moved(MetaPathFinder, Loader):
    """Finds a module under its old name, before Python looks for a file."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """A spec for an old name, None for any other."""
        return ModuleSpec(name, self) if name in MOVED else None

    def exec_module(self, module: ModuleType) -> None:
        """Put the module of today in the place of the empty one that was made for the old name."""
        sys.modules[module.__name__] = import_module(MOVED[module.__name__])


sys.meta_path.insert(0, Moved())
