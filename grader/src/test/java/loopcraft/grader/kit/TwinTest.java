package loopcraft.grader.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopcraft.grader.isolation.ModuleDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinTest {

  @TempDir Path module;

  @BeforeEach
  void recordATrace() throws Exception {
    Path folder = Files.createDirectories(module.resolve("src/cpython"));
    Files.writeString(folder.resolve("order.trace"), "one\ntwo\n");
    System.setProperty(ModuleDirectory.PROPERTY, module.toString());
  }

  @AfterEach
  void forgetTheModule() {
    System.clearProperty(ModuleDirectory.PROPERTY);
  }

  @Test
  void a_twin_that_prints_the_same_lines_passes() {
    assertThatCode(() -> Twin.expectSameAsCPython("order", List.of("one", "two")))
        .doesNotThrowAnyException();
  }

  @Test
  void a_twin_that_prints_other_lines_is_shown_beside_cpython() {
    assertThatThrownBy(() -> Twin.expectSameAsCPython("order", List.of("one", "three")))
        .hasMessageContaining("CPython")
        .hasMessageContaining("> two             three");
  }

  @Test
  void a_trace_that_was_never_recorded_is_named() {
    assertThatThrownBy(() -> Twin.expectSameAsCPython("missing", List.of()))
        .hasMessageContaining("missing.trace");
  }
}
