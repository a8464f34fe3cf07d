package dev.plumbline.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {

  @ParameterizedTest(name = "mapped {0}, database {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bigint                        | bigint                         | SAME
          integer                       | bigint                         | WIDER
          bigint                        | integer                        | NARROWER
          double precision              | real                           | NARROWER
          character varying(20)         | character varying(20)          | SAME
          character varying(20)         | character varying(10)          | NARROWER
          character varying(20)         | character varying(30)          | WIDER
          character varying(20)         | text                           | WIDER
          text                          | character varying(20)          | NARROWER
          character varying             | text                           | SAME
          character(3)                  | character varying(3)           | DIFFERENT
          character(3)                  | character(2)                   | NARROWER
          numeric(12,2)                 | numeric(12,2)                  | SAME
          numeric(12,2)                 | numeric(12,4)                  | NARROWER
          numeric(12,2)                 | numeric(14,4)                  | WIDER
          numeric(12,2)                 | numeric                        | WIDER
          numeric(12)                   | numeric(12,0)                  | SAME
          numeric(5,-2)                 | numeric(5,0)                   | NARROWER
          timestamp(6) with time zone   | timestamp with time zone       | SAME
          timestamp(6) with time zone   | timestamp(3) with time zone    | NARROWER
          timestamp(6) with time zone   | timestamp(6) without time zone | OTHER_TIME_ZONE
          time(0) without time zone     | time without time zone         | SAME
          interval second(6)            | interval second(6)             | SAME
          integer[]                     | integer[]                      | SAME
          character varying(9)[]        | character varying(9)[]         | SAME
          character varying(9)[]        | character varying(5)[]         | NARROWER
          integer                       | integer[]                      | DIFFERENT
          uuid                          | text                           | DIFFERENT
          oven_state                    | oven_state                     | SAME
          """)
  void relatesTheDatabasesTypeToTheMappedOne(
      String mapped, String actual, ColumnType.Relation relation) {
    assertThat(ColumnType.parse(actual).relationTo(ColumnType.parse(mapped))).isEqualTo(relation);
  }
}
