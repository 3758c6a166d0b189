package loopcraft.grader.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  @DisplayName("stand in the order of the source")
  void inTheOrderOfTheSource() throws URISyntaxException {
    var classes =
        Path.of(InParts.class.getProtectionDomain().getCodeSource().getLocation().toURI());

    assertThat(ExpectedTests.read(classes, List.of(InParts.class.getName())))
        .extracting(ExpectedTests.Expected::displayName)
        .containsExactly("before", "two", "one", "three");
  }
}
