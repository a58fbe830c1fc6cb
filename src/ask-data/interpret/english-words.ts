// English words of the closed classes: question words, quantifiers, negation, what carries no content.
import type { Role } from './item.js';

/** Words and phrases by role, single blanks, lower case, singular; commas between them. */
export const englishRoles: Readonly<Record<Exclude<Role, 'group-before'>, string>> = {
  count:
    'how many, number of, count of, count, how often, total number of, the number of, how many time, how many of the, how many of',
  list: 'show, list, give, display, find, get, tell, print, fetch, retrieve, see, name all, enumerate, show me, list out, list up, look up, find out, pull up, bring up',
  who: 'who, whose, whom, which person, which people',
  where: 'where',
  when: 'when, what time, at what time, what date, on what date, which date, what day, on which date',
  what: 'what, which, what kind of, what kind',
  amount: 'how much, how much money',
  average: 'average, avg, mean, on average',
  sum: 'sum, total, sum of, total of, altogether, in total, overall',
  greatest: 'best, maximum, max, highest, greatest, biggest, largest, top',
  least: 'worst, minimum, min, lowest, smallest',
  most: 'most',
  many: 'most common, most frequent, most often, most popular, most frequently, popular, common, frequent, often, frequently, most commonly',
  few: 'fewest, least common, least often, least frequent, rarest, least, least popular',
  group:
    'per, by, each, every, for each, for every, in each, in every, grouped by, group by, broken down by, by each, for each of the, at each, of each, from each',
  not: "not, no, without, never, non, except, excluding, other than, n't, don't, doesn't, didn't, haven't, hasn't, isn't, aren't, wasn't, weren't, have no, with no, yet to, neither, lack, lacking, nobody, none",
  exists:
    'is there, are there, was there, were there, exist, is there any, are there any, have there been, has there been, do we have, there',
  named: 'named, called, name is, by the name of, with the name, with name, whose name is, goes by',
  and: 'and, as well as, along with, together with, and their, with their, and its, and his, and her, with its, plus, but, but also, as well',
  or: 'or, either',
  of: "come from, came from, comes from, coming from, of, 's, belonging to, for, in, from, at, on, to, about, by, with, during, within, into, through, among, between, around, inside, near, close to, next to, beside, in front of, nearby, under, as, has been, have been",
  than: 'than, compared to, more than, less than, fewer than, higher than, lower than, greater than, above, below, exceeding',
  with: 'have, own, there with, that have, do have, include, contain, possess, involve, live, lives, living, reside, located, based, work, go, stay, come, place, placed, put, submit, submitted, involved, kept',
  first: 'first, earliest, very first',
  last: 'last, latest, most recent, most recently, recent, newest, recently, final',
  distinct: 'different, distinct, unique, various',
  now: 'currently, current, now, right now, at the moment, still, at present',
  other: 'other, another, else, rest, the rest',
  only: 'only, solely, exclusively, nothing but, no other than',
  both: 'both, at the same time, simultaneously',
  all: 'everything, everyone, all, all of, all the, all of the, every single, entire, whole',
  thing: 'something, anything, stuff, thing',
  missing: 'unknown, missing, blank, empty, null, not recorded, not known, not set, undefined',
  sort: 'sorted by, sort by, ordered by, in order of, ranked by, rank by, sorted, sort, ranked, rank',
  ascending:
    'ascending, in ascending order, ascending order, from lowest to highest, from oldest to newest, alphabetically, in alphabetical order, alphabetical order',
  descending:
    'descending, in descending order, descending order, from highest to lowest, from newest to oldest',
  establishment:
    'hotel, clinic, hospital, shop, store, library, school, university, company, factory, plant, restaurant, office, business, firm, organization, building',
  person: 'person, someone, anyone, anybody, somebody, individual, everybody',
  how: 'how long, how old, how tall, how heavy, how big, how large, how high',
  stop: "yet, a, an, the, is, are, was, were, be, been, being, am, do, does, did, can, could, would, will, should, may, might, please, me, us, i, we, you, my, our, your, it, its, they, them, their, he, she, his, her, him, hers, that, this, these, those, so, any, some, there, also, too, just, right, registered, recorded, record, row, entry, database, data, system, dataset, information, info, detail, happen, happened, occur, occurred, take, took, took place, detect, detected, observed, seen, appear, appeared, then, if, let, history, find out, look up, go, going, know, want, need, like to, like, hello, hi, hey, thanks, thank, say, look, belong, belongs, associated, related, regarding, concerning, exactly, kindly, full, complete list of, list of, a list of, such as, one, ones, ever, already, at all, whether, listed, available in, have, which is, that is, who is, 's, many, much, made, make, get, got, given, during the video, value, the value of, out there, overall list, among them, of them, kind of like, exactly what, got any, ones that, please show, for me, to me, on file, on record, us all, bring, bring up, pull, pull up, give me, hand, need to know, wonder, wondering, check, tell me, kind enough",
};
