package asyncio.sync.twins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loopcraft.grader.isolation.ModuleDirectory;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every script under {@code src/cpython/twins}, and compares what happened in which iteration
 * with what CPython printed.
 */
@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("Primitives, as CPython has them")
class ScriptTwinsTest {

  private static final int FEWEST = 60;
  private static final String BEGIN = "scripts(\"\"\"\n";
  private static final String END = "\n\"\"\")";

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".py") && !file.startsWith("_"))
          .map(file -> file.substring(0, file.length() - ".py".length()))
          .sorted()
          .toList();
    }
  }

  private static Path folder() {
    return ModuleDirectory.of(ScriptTwinsTest.class).resolve(Path.of("src", "cpython", "twins"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  @DisplayName("the same in the same iteration")
  void theSameInTheSameIteration(String name) throws IOException {
    String python = Files.readString(folder().resolve(name + ".py")).replace("\r\n", "\n");
    String text = python.substring(python.indexOf(BEGIN) + BEGIN.length(), python.lastIndexOf(END));
    var lines = new ArrayList<String>();
    for (String script : text.split("---")) {
      if (!lines.isEmpty()) {
        lines.add("---");
      }
      lines.addAll(new Script(script).run());
    }

    Twin.expectSameAsCPython("twins/" + name, lines);
  }

  @Test
  @DisplayName("none is forgotten")
  void thereAreMany() throws IOException {
    assertThat(names()).hasSizeGreaterThan(FEWEST);
  }
}
