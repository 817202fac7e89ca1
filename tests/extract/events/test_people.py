"""Who takes part: the state of somebody without a title, titles and pronouns that mean somebody named, the shape."""

from communique.extract.events.homes import homes_of
from communique.extract.events.lexicon import lexicon_of
from communique.extract.events.parties import parties
from communique.extract.events.who import people_of
from communique.model.mention import PersonMention
from tests.extract.events.test_events import PLAIN, scene


def homes(text: str) -> dict[str, str]:
    laid = scene(text)
    return {laid.mentions.person(p).name: code for p, code in homes_of(laid).items()}


def meant(text: str) -> list[tuple[str, str]]:
    """The words of each mention beside those by name, with the name that they mean."""
    laid = scene(text)
    found: tuple[PersonMention, ...] = people_of(laid, homes_of(laid), lexicon_of(PLAIN))
    return [(m.span.text, laid.mentions.person(m.person).name) for m in found if m.form != "name"]


def test_a_name_tells_which_of_two_states_somebody_is_of() -> None:
    found = homes("Китай и Грузия развивают связи. Чжан Вэй обсудил это с Ираклием Майсурадзе.")
    assert found == {"Чжан Вэй": "CN", "Ираклий Майсурадзе": "GE"}


def test_a_colleague_from_somewhere_is_of_there() -> None:
    text = "Министр иностранных дел Литвы Кястутис Будрис говорил с коллегой из Эстонии Маргусом Цахкной."
    assert homes(text) == {"Маргус Цахкна": "EE"}


def test_a_title_says_more_than_a_guess() -> None:
    assert homes("Президент Литвы Гитанас Науседа посетил Грузию.") == {}


def test_no_state_in_the_text_no_guess() -> None:
    assert homes("Ираклий Майсурадзе выступил с речью.") == {}


def test_a_title_of_the_state_means_its_only_untitled_person() -> None:
    text = "Грузия и Китай развивают связи. Чжан Вэй прибыл вчера. Китайский лидер осмотрел порт."
    assert ("Китайский лидер", "Чжан Вэй") in meant(text)


def test_a_title_with_two_people_to_mean_means_neither() -> None:
    text = "Чжан Вэй и Ли Цзюнь прибыли из Китая вчера. Китайский лидер осмотрел порт."
    assert all(words != "Китайский лидер" for words, _ in meant(text))


def test_a_pronoun_means_the_subject_before_it() -> None:
    text = "Президент Литвы Гитанас Науседа прилетел в Токио. Он встретится с премьером Японии Сигэру Исибой."
    assert ("Он", "Гитанас Науседа") in meant(text)


def test_a_pronoun_agrees_in_gender() -> None:
    text = "Премьер Италии Джорджа Мелони приняла короля Иордании Абдаллу. Его визит длился день."
    assert ("Его", "Джорджа Мелони") not in meant(text)


def test_talks_are_of_one_from_each_side() -> None:
    areas = {1: "KZ", 2: "KZ", 3: "LV"}
    found, sure = parties("talks", {1: 0.7, 2: 0.55, 3: 0.6}, areas.__getitem__)
    assert found == (1, 3)
    assert 0 < sure < 1


def test_a_visit_is_one_visitors() -> None:
    areas = {1: "KZ", 2: "LV"}
    assert parties("visit", {1: 0.6, 2: 0.55}, areas.__getitem__)[0] == (1,)


def test_nobody_likely_is_nobody() -> None:
    assert parties("talks", {1: 0.05, 2: 0.04}, {1: "KZ", 2: "LV"}.__getitem__)[0] == ()
