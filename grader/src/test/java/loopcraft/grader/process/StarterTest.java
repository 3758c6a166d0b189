package loopcraft.grader.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where processes are started from. */
class StarterTest {

  @Test
  void aProgramThatIsNotThereIsAnIoException() {
    assertThatThrownBy(() -> Starter.start(new ProcessBuilder("no such program")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aCommandThatIsNoneIsTheCallersMistake() {
    assertThatThrownBy(() -> Starter.start(new ProcessBuilder(List.of())))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void anInterruptedThreadGetsItsProcess() throws Exception {
    var java = System.getProperty("java.home") + "/bin/java";
    var got = new ArrayList<Integer>();
    var asking =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              try {
                Process process = Starter.start(new ProcessBuilder(java, "--version"));
                Thread.interrupted();
                got.add(process.waitFor());
              } catch (IOException | InterruptedException unexpected) {
                got.add(-1);
              }
            });
    asking.start();
    asking.join();
    assertThat(got).containsExactly(0);
  }
}
