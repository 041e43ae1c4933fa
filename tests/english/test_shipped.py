"""The English network that is shipped: it reaches what its file says, and reads what people type."""

import numpy as np
import pytest

from lstm import model as models
from lstm import predict, presets, read, reading, words
from lstm.figures.sentence import answered
from lstm.presets import english
from lstm.presets.english import measure, pairs, vocabulary

TYPED = """I was late for work this morning because my alarm clock did not ring
The dog chased the cat because it was hungry
What is the capital of France
The keys to the cabinet are on the table
My sister hurt herself while she was playing soccer
He told me that he would call me back tomorrow
I love this movie but the ending was really sad
We had pizza for dinner last night
Can you help me with my homework please
The weather is nice today so we should go outside
She said that she was too tired to cook
My phone died in the middle of the call
They moved to a new house near the river
I forgot my keys at home again
Do you want to come over this weekend?
The teacher gave us a lot of homework
It has been raining all day
I need to buy some milk and eggs from the store
My brother wants to be a doctor when he grows up
The train was so full that nobody could sit down
How many hours did you sleep last night?
I think we should leave before it gets dark
There is a big tree behind the school
She bought a red dress for the wedding
I have never been to Japan but I would love to go
The children were playing in the garden
He lost his job and now he is looking for a new one
Why did you not tell me about this earlier?
The soup is too hot to eat
I can't believe how fast this year went by
My friends and I are planning a trip to the mountains
The book that you gave me was really interesting
If it rains tomorrow we will stay at home
She plays the piano every evening after dinner
I don't know what to say
The president gave a speech about the economy
Our neighbors have two dogs and a cat
The old man walked slowly down the street
You should drink more water when it is hot
We are going to visit my grandma on Sunday
The computer is slow, so I need a new one
He ate the whole cake by himself
The students who failed the test were upset
I would rather stay home and read a book
Thank you so much for your help!
The plane was late because of the storm
What do you want to do after you graduate?
She has three brothers and one sister
I put the milk in the fridge
The movie starts at 7, so we should leave at 6
My favorite color is blue
He broke his arm while he was skiing
The store closes in ten minutes
They have been friends since they were kids
I am allergic to peanuts
The baby started to cry when the lights went out
Let's go to the beach tomorrow
I have to study for my math test
The cat is sleeping under the table
She told him that she loved him
We ran out of coffee this morning
The ship sailed across the ocean
He was born in a small town in Texas
I like tea more than coffee
Where did you park the car?
The war ended many years ago
My parents got married when they were very young
I spent all my money on games
The box of chocolates is empty
You look tired, are you okay?
The lawyer asked the woman a question
I was going to call you but I fell asleep
The best part of the trip was the food
He can speak English and Spanish
There were a lot of people at the party
Please close the door behind you
I have a headache so I need to take a nap
The bird built a nest in the tree
She works at a hospital in the city
What time does the bus leave?
We watched a funny video about a dog
I hope you have a great day
The king and the queen lived in a castle
He forgot to turn off the lights
I grew up on a farm with lots of animals
The doctor told me to get some rest
My boss is nice but she talks too much
It was the first time I saw the ocean
They could not find the road to the village
I really miss my family
The price of gas keeps going up
Does your roommate play any sports?
She wrote a letter to her best friend
The captain of the team was hurt
I want to learn how to play the guitar
We waited for the bus for an hour
The flowers in the garden are beautiful
He is the tallest boy in his class
I took a shower and went to bed
Have you ever been on a boat?""".splitlines()


@pytest.fixture(scope="module")
def model():
    return presets.load("english")


def test_it_works_like_any_other(model):
    found = words.find(words.split("I need to take a"), model.words)
    assert [one.how for one in found] == ["known"] * 5
    chances = predict(model, read(model, [one.id for one in found])[-1])
    assert chances.shape == (5, len(model.words))
    assert chances.sum(axis=1) == pytest.approx(np.ones(5))
    assert answered.best(chances[-1], model.words)[0][1] > 10 / len(model.words)


def test_an_unknown_word_is_read_and_never_expected(model):
    found = words.find(words.split("the zorblax clok"), model.words)
    assert [(one.id, one.how) for one in found[1:]] == [(english.UNKNOWN_ID, "unknown")] * 2  # and not guessed at
    trace = read(model, [one.id for one in found])[-1]
    assert (predict(model, trace)[:, english.UNKNOWN_ID] < 1e-9).all()
    apart = english.unknown(model, trace.h)
    assert ((apart > 0.001) & (apart < 0.9)).all()


def test_the_chance_of_an_unknown_word_is_what_the_whole_vocabulary_would_give_it(model):
    h = np.random.default_rng(0).normal(size=(4, 256)) * 0.3
    bias = model.readout["b_y"].copy()
    bias[english.UNKNOWN_ID] = model.about["unknown"]
    whole = models.softmax(h @ model.readout["W_y"].T + bias)
    assert english.unknown(model, h) == pytest.approx(whole[:, english.UNKNOWN_ID])


def test_a_hundred_sentences_as_people_type_them_hold_hardly_an_unknown_word(model):
    assert len(TYPED) == 100
    every = [one for text in TYPED for one in words.find(words.split(text), model.words) if words.is_word(one.token)]
    assert sum(one.how == "unknown" for one in every) <= 0.03 * len(every)
    for text in TYPED:
        made = reading.read(model, text)
        assert made.english and np.isfinite(made.chances).all()
        assert made.end == len(made.found) - 1
        assert len(made.foils(made.end)) == len(model.words) - 1


def test_it_reaches_what_its_file_says(model):
    """On a part of the text that is shipped, which it never read; the whole takes a minute."""
    some, figures, network = english.text(), model.about["figures"], english.network()
    chats = some.ids[: some.starts[some.kinds == 1][0]]
    each = measure.surprise(network, chats[:12_000].reshape(20, -1).T.astype(int))
    assert np.exp(each.mean()) == pytest.approx(figures["perplexity"]["chat"], rel=0.12)
    found = pairs.shares(pairs.drawn(model.words), model.words, lambda *asked: measure.after(network, *asked))
    assert found == pytest.approx(figures["pairs"], abs=0.01)


def test_it_beats_counting_and_looks_further_back(model):
    figures, trigram = model.about["figures"], model.about["trigram"]
    assert figures["perplexity"]["all"] < trigram["perplexity"]["all"]
    wiped = [*figures["wiped"].values(), figures["perplexity"]["all"]]
    assert wiped == sorted(wiped, reverse=True)


def test_the_text_that_is_shipped_is_held_out_and_of_known_words_alone(model):
    some = english.text()
    assert 45_000 <= len(some.ids) <= 55_000
    assert some.ids.max() < len(model.words) and set(some.kinds.tolist()) == {0, 1, 2}


def test_no_insult_surname_or_address_is_among_its_words(model):
    known = set(model.words)
    assert not known & (vocabulary.insults() | vocabulary.surnames() | vocabulary.ADDRESSES)
    assert not [word for word in model.words[2:] if not vocabulary.allowed(word, False)]


def test_the_file_is_small_and_read_lazily():
    assert english.file_of("lstm").stat().st_size < 8_000_000
    with pytest.raises(ValueError, match="no English"):
        english.load("nope")
