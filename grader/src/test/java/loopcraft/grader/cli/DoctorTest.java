package loopcraft.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import loopcraft.grader.cli.Doctor.Finding;
import loopcraft.grader.cli.Doctor.Grade;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

  @TempDir Path root;
  private FixtureCourse fixture;

  @BeforeEach
  void course() {
    fixture = FixtureCourse.in(root);
  }

  private Finding find(String what) {
    return new Doctor(root, Map.of(), Look.plain(80))
        .examine().stream()
            .filter(finding -> finding.what().equals(what))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void a_good_workspace_is_good() {
    assertThat(find("Java").grade()).isEqualTo(Grade.GOOD);
    assertThat(find("Course").seen()).isEqualTo("3 exercises");
    assertThat(find("Writing").grade()).isEqualTo(Grade.GOOD);
    assertThat(find("Clock").grade()).isEqualTo(Grade.GOOD);
    assertThat(find("Line ends").grade()).isEqualTo(Grade.GOOD);
  }

  @Test
  void a_missing_exercise_file_is_found_with_its_remedy() {
    fixture.delete(FixtureCourse.ADDER);

    assertThat(find("Course").grade()).isEqualTo(Grade.BROKEN);
    assertThat(find("Course").remedy()).contains("./learn reset");
  }

  @Test
  void scripts_with_the_line_ends_of_windows_are_found() throws IOException {
    Files.writeString(root.resolve("learn"), "#!/bin/sh\r\n");

    assertThat(find("Line ends").grade()).isEqualTo(Grade.BROKEN);
  }

  @Test
  void ascii_is_odd_but_works() {
    var finding =
        new Doctor(root, Map.of(), new Look(false, false, 80, false))
            .examine().stream().filter(f -> f.what().equals("Terminal")).findFirst().orElseThrow();

    assertThat(finding.grade()).isEqualTo(Grade.ODD);
  }
}
