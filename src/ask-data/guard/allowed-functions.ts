// What a statement may call: functions that only compute from their arguments and the clock. Nothing that sleeps,
// reads files or catalogues, runs text as SQL, changes settings or sequences, or makes much out of little.

export interface AllowedFunctions {
  readonly scalars: ReadonlySet<string>;
  readonly aggregates: ReadonlySet<string>;
  /** Need OVER. */
  readonly windows: ReadonlySet<string>;
  /** Functions in FROM: the columns they answer. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  /** Binary and unary operators besides AND, OR and NOT. */
  readonly operators: ReadonlySet<string>;
}

const windowFunctions =
  'row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value';

/** The pure functions of PostgreSQL that questions about data need. */
export const postgresFunctions: AllowedFunctions = {
  scalars: words(`
    abs ceil ceiling floor round trunc sign sqrt cbrt power exp ln log mod div pi degrees radians random
    greatest least coalesce nullif width_bucket sin cos tan asin acos atan atan2
    lower upper initcap length char_length character_length octet_length left right substr substring
    strpos position trim btrim ltrim rtrim replace translate reverse concat concat_ws split_part starts_with
    lpad rpad overlay ascii chr md5 regexp_replace regexp_match regexp_like regexp_count regexp_substr
    string_to_array array_to_string array_length cardinality array_position
    now date_part date_trunc date_bin age to_char to_date to_timestamp to_number make_date make_time
    make_timestamp make_interval timezone justify_days justify_hours justify_interval isfinite
    clock_timestamp statement_timestamp transaction_timestamp
    jsonb_extract_path jsonb_extract_path_text json_extract_path json_extract_path_text
    jsonb_array_length json_array_length jsonb_typeof json_typeof jsonb_build_object json_build_object
    jsonb_build_array json_build_array jsonb_exists jsonb_path_exists jsonb_path_query_first
    to_json to_jsonb jsonb_strip_nulls grouping num_nulls num_nonnulls
    unnest jsonb_array_elements json_array_elements jsonb_array_elements_text json_array_elements_text
    jsonb_object_keys json_object_keys regexp_matches regexp_split_to_array`),
  aggregates: words(`
    count sum avg min max stddev stddev_pop stddev_samp variance var_pop var_samp corr covar_pop covar_samp
    regr_slope regr_intercept regr_r2 bool_and bool_or every string_agg array_agg json_agg jsonb_agg
    json_object_agg jsonb_object_agg percentile_cont percentile_disc mode bit_and bit_or any_value`),
  windows: words(windowFunctions),
  tables: new Map([
    ['generate_series', ['generate_series']],
    ['unnest', ['unnest']],
    ['jsonb_array_elements', ['value']],
    ['json_array_elements', ['value']],
    ['jsonb_array_elements_text', ['value']],
    ['json_array_elements_text', ['value']],
    ['jsonb_object_keys', ['jsonb_object_keys']],
    ['json_object_keys', ['json_object_keys']],
    ['jsonb_each', ['key', 'value']],
    ['json_each', ['key', 'value']],
    ['jsonb_each_text', ['key', 'value']],
    ['json_each_text', ['key', 'value']],
  ]),
  operators: words(
    `= <> < > <= >= + - * / % ^ || -> ->> #> #>> @> <@ ? ?| ?& && ~ ~* !~ !~* & | #`,
    ['IS DISTINCT FROM', 'IS NOT DISTINCT FROM'],
  ),
};

/** The pure functions of MySQL and MariaDB that questions about data need. */
export const mysqlFunctions: AllowedFunctions = {
  scalars: words(`
    abs ceil ceiling floor round truncate sign sqrt pow power exp ln log log2 log10 mod pi degrees radians
    rand sin cos tan asin acos atan atan2 greatest least coalesce ifnull nullif if isnull interval
    lower upper lcase ucase length char_length character_length octet_length left right substring
    substring_index locate instr trim ltrim rtrim replace reverse concat concat_ws lpad rpad ascii md5
    field elt find_in_set strcmp format regexp_replace regexp_substr regexp_instr regexp_like
    now current_date current_time current_timestamp curdate curtime utc_date utc_time utc_timestamp
    sysdate date time timestamp year month day dayofmonth dayofweek dayofyear dayname monthname weekday
    convert_tz week weekofyear yearweek quarter hour minute second microsecond datediff timediff timestampdiff
    timestampadd date_add date_sub adddate subdate addtime subtime date_format time_format str_to_date
    last_day makedate maketime time_to_sec sec_to_time to_days from_days unix_timestamp from_unixtime
    period_diff period_add
    json_extract json_unquote json_value json_contains json_contains_path json_length json_keys json_type
    json_valid json_object json_array json_search any_value`),
  aggregates: words(`
    count sum avg min max std stddev stddev_pop stddev_samp variance var_pop var_samp group_concat
    bit_and bit_or json_arrayagg json_objectagg`),
  windows: words(windowFunctions),
  tables: new Map(),
  operators: words(`= <=> <> < > <= >= + - * / % DIV XOR & | ^ << >> ~ REGEXP`),
};

/** Functions that make a longer text out of a shorter one, with the place of the argument that says how long. */
export const lengthArguments: ReadonlyMap<string, number> = new Map([
  ['lpad', 1],
  ['rpad', 1],
]);

/** Functions with a regular expression, with the place of its argument. */
export const patternArguments: ReadonlyMap<string, number> = new Map([
  ['regexp_replace', 1],
  ['regexp_match', 1],
  ['regexp_matches', 1],
  ['regexp_split_to_array', 1],
  ['regexp_like', 1],
  ['regexp_count', 1],
  ['regexp_substr', 1],
  ['regexp_instr', 1],
]);

/** Operators whose right side is a regular expression. */
export const patternOperators: ReadonlySet<string> = new Set(['~', '~*', '!~', '!~*', 'REGEXP']);

function words(text: string, more: readonly string[] = []): ReadonlySet<string> {
  return new Set([...text.trim().split(/\s+/), ...more]);
}
