package loopcraft.grader.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContestTest {

  private static final Work WORK = new Work(Workload.MIXED, 2, 1, 0, 1);

  /** What is started in place of a model. */
  static final class Script {

    private Script() {}

    /** Answers each command in the same way. */
    public static void main(String... arguments) throws IOException {
      var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        switch (arguments[0]) {
          case "well" ->
              System.out.println(
                  line.startsWith("hold")
                      ? "held begun=2 heap=1000 stacks=unknown"
                      : "done nanos=1000 threads=1 virtual=false processes=1 most=1 latencies=1,2");
          case "fails" -> System.out.println("failed IllegalStateException: as planned");
          case "absent" -> System.out.println("absent it is not here");
          case "babbles" -> System.out.println("done and done");
          case "dies" -> throw new IllegalStateException("dead");
          default -> {}
        }
        System.out.flush();
      }
    }
  }

  private static Contestant contestant(String name) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Script.class.getName(),
            name);
    return new Contestant(name, "test", "given", command, Map.of(), true);
  }

  private static Results run(List<Contestant> contestants, int seconds)
      throws InterruptedException {
    var plan = new Plan(true, 2, List.of(WORK), List.of(2), Duration.ofSeconds(seconds));
    return new Contest(plan, _ -> {}).run(contestants);
  }

  @Test
  void who_fails_is_told_with_the_reason_and_the_others_go_on() throws InterruptedException {
    var contestants = new ArrayList<Contestant>();
    for (var name : List.of("fails", "dies", "babbles", "absent", "well")) {
      contestants.add(contestant(name));
    }
    contestants.add(
        new Contestant("none", "test", "given", List.of("no-such-program"), Map.of(), true));

    var results = run(contestants, 30);

    assertThat(results.of(contestants.get(0), Workload.MIXED))
        .isEqualTo(new Outcome.Failed<>("IllegalStateException: as planned"));
    assertThat(results.of(contestants.get(1), Workload.MIXED).toString())
        .contains("Failed", "ended without an answer");
    assertThat(results.of(contestants.get(2), Workload.MIXED).toString())
        .contains("Failed", "no nanos");
    assertThat(results.of(contestants.get(3), Workload.MIXED))
        .isEqualTo(new Outcome.Skipped<>("it is not here"));
    assertThat(results.of(contestants.get(4), Workload.MIXED))
        .isInstanceOfSatisfying(
            Outcome.Measured.class, measured -> assertThat((List<?>) measured.value()).hasSize(2));
    assertThat(results.of(contestants.get(5), Workload.MIXED).toString())
        .contains("cannot be started");
    assertThat(results.of(contestants.get(0), 2)).isInstanceOf(Outcome.Failed.class);
    assertThat(results.of(contestants.get(4), 2).toString()).contains("heap=Optional[1000]");
    assertThat(results.failures()).isTrue();
  }

  @Test
  void who_does_not_answer_is_ended() throws InterruptedException {
    var silent = contestant("silent");

    var results = run(List.of(silent), 1);

    assertThat(results.of(silent, Workload.MIXED))
        .isEqualTo(new Outcome.Failed<>("no answer within 1 s"));
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
        .noneMatch(process -> process.info().commandLine().orElse("").contains("silent"));
  }
}
