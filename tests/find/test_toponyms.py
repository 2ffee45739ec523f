"""Places in sentences, with the parsers that strife ships: which Tripoli, camps, rivers, outskirts; and where an event was."""

from __future__ import annotations

import pytest

from strife.find import find
from strife.knowledge.load import load
from strife.model import Report
from strife.parse import parse
from strife.pipeline import Coder


@pytest.mark.parametrize(
    ("lang", "text", "name", "country", "precision"),
    [
        ("en", "The bomb exploded in Tripoli in northern Lebanon.", "Tripoli", "LBN", "city"),
        ("sv", "Bomben exploderade i Tripoli i norra Libanon.", "Tripoli", "LBN", "city"),
        ("en", "Haftar's forces shelled Tripoli on Monday.", "Tripoli", "LBY", "city"),
        ("sv", "Haftars styrkor besköt Tripoli på måndagen.", "Tripoli", "LBY", "city"),
        ("en", "Russian tanks entered Georgia near Tskhinvali.", "Georgia", "GEO", "country"),
        ("sv", "Ryska stridsvagnar gick in i Georgien nära Tschinvali.", "Tschinvali", "GEO", "city"),
        ("en", "Police in Atlanta, Georgia, arrested two men.", "Georgia", "USA", "province"),
        ("sv", "Polisen i Atlanta i Georgia grep två män.", "Georgia", "USA", "province"),
        ("en", "A crowd burned buses in Cordoba, Argentina.", "Cordoba", "ARG", "city"),
        ("en", "A crowd burned buses in Cordoba, Spain.", "Cordoba", "ESP", "city"),
        ("sv", "Folk brände bussar i Córdoba i Spanien.", "Córdoba", "ESP", "city"),
        ("en", "Fighting raged on the outskirts of Tripoli.", "Tripoli", "LBY", "city"),
        ("sv", "Strider rasade i utkanten av Tripoli.", "Tripoli", "LBY", "city"),
        ("en", "The rebels were stopped 100 kilometers south of Tripoli.", "Tripoli", "LBY", "city"),
        ("sv", "Rebellerna stoppades tio mil söder om Tripoli.", "Tripoli", "LBY", "city"),
        ("en", "The boat sank off the east coast of Libya.", "Libya", "LBY", "country"),
        ("sv", "Båten sjönk utanför Libyens östkust.", "Libyen", "LBY", "country"),
        ("en", "The rebels crossed the Euphrates near Raqqa.", "Euphrates", None, "region"),
        ("sv", "Rebellerna gick över Eufrat nära Raqqa.", "Eufrat", None, "region"),
        ("en", "Soldiers patrolled the banks of the Dnieper.", "Dnieper", "UKR", "region"),
        ("sv", "Soldater patrullerade Dneprs stränder.", "Dnepr", "UKR", "region"),
        ("en", "Shells hit the Zaatari refugee camp in Jordan.", "Zaatari refugee camp", "JOR", "point"),
        ("sv", "Granater träffade flyktinglägret Zaatari i Jordanien.", "flyktinglägret Zaatari", "JOR", "point"),
        ("en", "The army shelled the Yarmouk camp in Damascus.", "Yarmouk camp", "SYR", "point"),
        ("sv", "Armén besköt lägret Yarmouk i Damaskus.", "lägret Yarmouk", "SYR", "point"),
        ("en", "Fighting went on along the Donbas front.", "Donbas", "UKR", "region"),
        ("sv", "Strider pågick längs fronten i Donbass.", "Donbass", "UKR", "region"),
        ("en", "A ship was hit in the Black Sea.", "Black Sea", None, "sea"),
        ("sv", "Ett fartyg träffades på Svarta havet.", "Svarta havet", None, "sea"),
    ],
)
def test_a_place_in_a_sentence(lang: str, text: str, name: str, country: str | None, precision: str) -> None:
    report, parsed = parse(Report.make(text, lang=lang))
    found = {p.text: (p.country, p.precision) for p in find(report, parsed, load()).places}
    assert found.get(name) == (country, precision), found


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("en", "Troops from Chad attacked a camp near Gao.", "Gao"),
        ("sv", "Trupper från Tchad anföll ett läger nära Gao.", "Gao"),
        ("en", "The minister, who visited Cairo last week, met the rebels in Tunis.", "Tunis"),
        ("en", "Gunmen killed two farmers in the town of Derna in Libya.", "Derna"),
        ("sv", "Beväpnade män dödade två bönder i staden Derna i Libyen.", "Derna"),
        ("sv", "Armén bombade Aleppo efter samtalen i Genève.", "Aleppo"),
        ("en", "The army bombed Aleppo after the talks in Geneva.", "Aleppo"),
    ],
)
def test_where_it_was_is_not_what_is_merely_named(lang: str, text: str, place: str) -> None:
    claims = Coder(load()).code(Report.make(text, lang=lang)).claims
    best = max(claims, key=lambda c: c.confidence)
    assert best.place is not None and best.place.text == place, [(c.type, c.place and c.place.text) for c in claims]
