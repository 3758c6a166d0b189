package loopcraft.grader.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestFilterTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "${test}"})
  void withoutAFilterEverythingIsSelected(String text) {
    var filter = new TestFilter(text);

    assertThat(filter.isAbsent()).isTrue();
    assertThat(filter.selects("asyncio.loop.TimersTest")).isTrue();
    assertThat(filter.selects("asyncio.loop.TimersTest", "tiesKeepTheirOrder")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          TimersTest
          TimersTest.java
          asyncio.loop.TimersTest
          asyncio/loop/TimersTest
          Timers*
          T?mersTest
          *.loop.*
          ReadyQueueTest, TimersTest
          TimersTest$Ties
          TimersTest#ties*
          TimersTest#other+tiesKeepTheirOrder
          #tiesKeepTheirOrder
          """)
  void selectsByNameAndWildcard(String text) {
    var filter = new TestFilter(text);

    assertThat(filter.isUnderstood()).isTrue();
    assertThat(filter.selects("asyncio.loop.TimersTest")).isTrue();
    assertThat(filter.selects("asyncio.loop.TimersTest", "Ties.tiesKeepTheirOrder")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Timers", "TimersTes", "ReadyQueueTest", "Tim.rsTest", "asyncio.loop"})
  void leavesOutOthers(String text) {
    assertThat(new TestFilter(text).selects("asyncio.loop.TimersTest")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TimersTest#other", "TimersTest#ties", "ReadyQueueTest#ties*"})
  void leavesOutOtherMethods(String text) {
    assertThat(new TestFilter(text).selects("asyncio.loop.TimersTest", "tiesKeepTheirOrder"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!TimersTest", "%regex[.*Timers.*]"})
  void saysWhatItDoesNotUnderstand(String text) {
    assertThat(new TestFilter(text).isUnderstood()).isFalse();
  }
}
