package loopcraft.grader.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("the tests that must succeed")
class ExpectedTestsTest {

  /** Uses its parts in another order than they stand in, which is how a class file lists them. */
  static class InParts {

    static final Class<?>[] USED = {Third.class, First.class, Second.class};

    @Test
    void before() {}

    @Nested
    class Second {
      @Test
      void two() {}
    }

    @Nested
    class First {
      @Test
      void one() {}
    }

    @Nested
    class Third {
      @Test
      void three() {}
    }
  }

  @DisplayName("04.9 A title, part 1: this, that")
  static class FirstPart {
    @Test
    void one() {}
  }

  @DisplayName("04.9 A title: the rest")
  static class SecondPart {
    @Test
    void two() {}
  }

  private static List<ExpectedTests.Expected> read(Class<?>... testClasses)
      throws URISyntaxException {
    var classes =
        Path.of(InParts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return ExpectedTests.read(classes, Stream.of(testClasses).map(Class::getName).toList());
  }

  @Test
  @DisplayName("know their part of an exercise that several classes grade")
  void ofSeveralParts() throws URISyntaxException {
    assertThat(read(FirstPart.class, SecondPart.class))
        .extracting(ExpectedTests.Expected::part)
        .containsExactly("part 1: this, that", "the rest");
    assertThat(read(FirstPart.class)).extracting(ExpectedTests.Expected::part).containsExactly("");
  }

  @Test
  @DisplayName("stand in the order of the source")
  void inTheOrderOfTheSource() throws URISyntaxException {
    assertThat(read(InParts.class))
        .extracting(ExpectedTests.Expected::displayName)
        .containsExactly("before", "two", "one", "three");
  }
}
