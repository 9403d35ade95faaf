"""`Sheet`: one page while it is being written, with its links, its anchors and its numbered source notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from attrs import define, field

from values_exchange.dates import PartialDate
from values_exchange.languages import Interface, Said, Text
from values_exchange.model import Source
from values_exchange.pages.edition import Edition
from values_exchange.pages.markup import NOTHING, Markup, element, escape, joined
from values_exchange.prose import plain_text, render_block, render_inline
from values_exchange.vocabulary import CodeList
from values_exchange.wording import date_words


@define(kw_only=True, eq=False)
class Note:
    """A source as this page cites it: its number, its anchor, and the link to it wherever it is cited again."""

    number: int
    anchor: str
    source: Source
    again: Markup


@define(kw_only=True, slots=False, eq=False)
class Sheet:
    """
    One page while it is being written.

    What its methods give is `Markup`, safe to print, or plain text, which `element` escapes. `record_id` is the record
    in which source and organisation ids are looked up. Sources are numbered in the order in which the page first cites
    them, and no anchor is given away twice.
    """

    edition: Edition
    path: str
    record_id: str = ""
    section: object = None
    _found: dict[tuple[str, str], Note | None] = field(factory=dict, init=False)
    _notes: dict[tuple[str, str], Note] = field(factory=dict, init=False)
    _anchors: set[str] = field(factory=set, init=False)
    _hrefs: dict[str, str] = field(factory=dict, init=False)

    @property
    def say(self) -> Interface:
        """The interface strings of the page's language."""
        return self.edition.say

    # Links and anchors

    def href(self, path: str, fragment: str = "") -> str:
        """Give the link from this page to another page or file, or to an anchor of its own."""
        if fragment and path == self.path:
            return f"#{fragment}"
        if path not in self._hrefs:
            self._hrefs[path] = self.edition.links.href(self.path, path)
        return f"{self._hrefs[path]}#{fragment}" if fragment else self._hrefs[path]

    def link(self, path: str, label: object, fragment: str = "") -> Markup:
        """Give a link element to another page."""
        return element("a", label, href=self.href(path, fragment))

    def anchor(self, name: str) -> str | None:
        """Give an id for an element the first time it is asked for; None after that, since ids are unique on a page."""
        if name in self._anchors:
            return None
        self._anchors.add(name)
        return name

    def claim_anchor(self, claim: object) -> str | None:
        """Give the anchor of a claim that conflicts can point at; None for one without an id."""
        claim_id = getattr(claim, "id", None)
        return self.anchor(f"claim-{claim_id}") if claim_id else None

    @contextmanager
    def within(self, section: object) -> Iterator[None]:
        """Show claims of a section, whose sources and date hold for those that have none of their own."""
        before, self.section = self.section, section
        yield
        self.section = before

    # Texts

    def phrase(self, message: str, **values: object) -> Markup:
        """Translate a message and fill its ``{placeholders}`` with links and other markup; the rest is escaped."""
        return escape(self.say(message)).format(**values)

    def inline(self, text: Text | None) -> Markup:
        """Give a text for a line, marked with its language and a visible note where it is not the page's."""
        if not text:
            return NOTHING
        said = self.edition.said(text)
        return self.noted(said, Markup(render_inline(said.text)))

    def wording(self, text: Text | None) -> Markup:
        """Give a text as `inline` does, without emphasis and links of its own, to be put into a link."""
        if not text:
            return NOTHING
        said = self.edition.said(text)
        return self.noted(said, escape(plain_text(said.text)))

    def block(self, text: Text | None) -> Markup:
        """Give a text as paragraphs, marked with its language and a visible note where it is not the page's."""
        if not text:
            return NOTHING
        said = self.edition.said(text)
        content, notes = Markup(render_block(said.text)), joined(self._notes_on(said), " ")
        if said.language != self.say.language:
            content = element("div", content, lang=said.language)
        return content + element("p", notes) if notes else content

    def noted(self, said: Said, content: Markup) -> Markup:
        """
        Give a text as it is shown in a line, with its language where that is not the page's, and visible notes behind.

        They say which language it is in, and where a machine translated it or the original has changed since.
        """
        if said.language != self.say.language:
            content = element("span", content, lang=said.language)
        return joined((content, *self._notes_on(said)), " ")

    def _notes_on(self, said: Said) -> Iterator[Markup]:
        if said.language != self.say.language:
            yield self.language_note(said.language)
        state = self.edition.translated.get(said) if self.edition.translated else None
        if state is not None and state.kind == "machine":
            yield self.small(self.say("machine translation"))
        if state is not None and state.is_outdated:
            yield self.tag(self.say("translation older than the original"))

    def language_note(self, language: str) -> Markup:
        """Say which language a text is in."""
        name = self.say("in {language}", language=self.say.language_name(language))
        return element("span", name, class_="ve-lang")

    def small(self, *inside: object) -> Markup:
        """Give something said in passing."""
        return element("span", *inside, class_="ve-small")

    def caveat(self, text: Text | None) -> Markup:
        """Give what a reader must know before using a claim."""
        return element("span", self.inline(text), class_="ve-caveat") if text else NOTHING

    def tag(self, label: str, style: str = "") -> Markup:
        """Give a small label, such as a state; its text tells all, its style only repeats it."""
        return element("span", label, class_=f"ve-tag ve-{style.replace('_', '-')}" if style else "ve-tag")

    def blank(self, words: str = "") -> Markup:
        """Say that something is not documented."""
        return element("span", words or self.say("not documented"), class_="ve-blank")

    # Codes and dates

    def label(self, codes: CodeList | str, code: str) -> str:
        """Give the label of a code of a list or of the list with this id."""
        return self.edition.label(codes, code)

    def date(self, value: PartialDate | None, certainty: str | None = None, words: str | None = None) -> str:
        """Give a date as precise as it is known, with how it is known."""
        return date_words(value, self.say, certainty=certainty, words=words)

    # Sources

    def source(self, source_id: str) -> Source | None:
        """Give a source as this page's record cites it."""
        found = self.edition.catalogue.source(self.record_id, source_id)
        return found[0] if found else None

    def turn_to(self, record_id: str) -> None:
        """Go on with another record, in which ids are looked up from here on."""
        self.record_id = record_id

    def note(self, source_id: str) -> Note | None:
        """Give the note of a source, numbered when it is first asked for; None where nothing declares the source."""
        key = (self.record_id, source_id)
        if key not in self._found:
            found = self.edition.catalogue.source(self.record_id, source_id)
            self._found[key] = self._note_of(source_id, *found) if found else None
        return self._found[key]

    def _note_of(self, key: str, source: Source, owner: str) -> Note:
        """Give the one note of a source, whichever record cites it."""
        if (owner, key) not in self._notes:
            number = len(self._notes) + 1
            anchor = self.anchor(f"source-{key}") or f"source-{key}-{number}"
            again = element("a", number, href=f"#{anchor}", aria_label=self._spoken(number))
            self._notes[owner, key] = Note(number=number, anchor=anchor, source=source, again=again)
        return self._notes[owner, key]

    def cite(self, source_ids: Iterable[str]) -> Markup:
        """Give numbered notes that link to the sources at the foot of the page."""
        notes = [note for note in map(self.note, source_ids) if note is not None]
        if not notes:
            return NOTHING
        return element("sup", joined(map(self._reference, notes), ","), class_="ve-notes")

    def _reference(self, note: Note) -> Markup:
        """Give the small number; where it stands first is what its source leads back to."""
        back = self.anchor(f"note-{note.number}")
        if back is None:
            return note.again
        return element("a", note.number, href=f"#{note.anchor}", aria_label=self._spoken(note.number), id=back)

    def _spoken(self, number: int) -> str:
        return self.say("Source {number}", number=number)

    def cited(self) -> tuple[Note, ...]:
        """Give the sources this page cites, in the order of their numbers."""
        return tuple(self._notes.values())
