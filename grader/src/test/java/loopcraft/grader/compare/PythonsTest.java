package loopcraft.grader.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PythonsTest {

  @TempDir Path folder;

  private void program(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
    file.toFile().setExecutable(true);
  }

  @Test
  void there_may_be_none() {
    assertThat(new Pythons(Map.of()).find()).isEmpty();
    assertThat(new Pythons(Map.of("PATH", folder.toString())).find()).isEmpty();
    assertThat(new Pythons(Map.of("LOOPCRAFT_PYTHON", "no-such-python")).find()).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_stand_in_that_starts_no_python_is_passed_over() throws IOException {
    program("python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127");
    program("python3", "echo pypy 3.11.1");
    program("python", "echo cpython 3.12.9");

    assertThat(new Pythons(Map.of("PATH", folder.toString())).find())
        .hasValueSatisfying(
            python -> {
              assertThat(python.version()).isEqualTo("3.12.9");
              assertThat(python.environment()).isEmpty();
            });
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_stand_in_that_has_to_be_told_the_version_is_told_it() throws IOException {
    program("python3", "[ \"$PYENV_VERSION\" = 3.13 ] && echo cpython 3.13.0");

    assertThat(new Pythons(Map.of("PATH", folder.toString())).find())
        .hasValueSatisfying(
            python -> assertThat(python.environment()).containsEntry("PYENV_VERSION", "3.13"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void who_names_one_gets_no_other() throws IOException {
    program("python3", "echo cpython 3.13.0");
    var environment = Map.of("PATH", folder.toString(), "LOOPCRAFT_PYTHON", "no-such-python");

    assertThat(new Pythons(environment).find()).isEmpty();
  }
}
