package asyncio.signal;

import static asyncio.signal.Signal.SIGBREAK;
import static asyncio.signal.Signal.SIGHUP;
import static asyncio.signal.Signal.SIGINT;
import static asyncio.signal.Signal.SIGKILL;
import static asyncio.signal.Signal.SIGTERM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import asyncio.process.Platform;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import sun.misc.SignalHandler;

@DisplayName("the signals of the process")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "they are given code, which is tested on the reference")
class SystemSignalsTest {

  private static final sun.misc.Signal TERM = new sun.misc.Signal("TERM");

  private final SignalSource source = SignalSource.system();
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private SignalHandler before;

  /** Nothing that goes wrong here may end the JVM of all tests. */
  @BeforeEach
  void keepTheJvmAlive() {
    before = sun.misc.Signal.handle(TERM, _ -> arrived.add("somebody else"));
    sun.misc.Signal.handle(TERM, before);
  }

  @AfterEach
  void giveBack() {
    sun.misc.Signal.handle(TERM, before);
  }

  private String next() throws InterruptedException {
    return arrived.poll(5, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("an action is carried out on a thread of its own, and the JVM's own comes back")
  void roundTrip() throws Exception {
    SignalAction action = signal -> arrived.add(signal + " on " + Thread.currentThread().getName());
    assertThat(source.exchange(SIGTERM, action)).isEqualTo(SignalAction.DEFAULT);
    sun.misc.Signal.raise(TERM);
    assertThat(next()).isEqualTo("SIGTERM on SIGTERM handler");

    assertThat(source.exchange(SIGTERM, SignalAction.DEFAULT)).isSameAs(action);
    assertThat(sun.misc.Signal.handle(TERM, before))
        .isNotSameAs(SignalHandler.SIG_DFL)
        .hasToString(before.toString());
  }

  @Test
  @DisplayName("an action is replaced only if it is as expected")
  void compareAndSet() {
    SignalAction first = _ -> {};
    SignalAction second = _ -> {};
    assertThat(source.compareAndSet(SIGTERM, SignalAction.DEFAULT, first)).isTrue();
    assertThat(source.compareAndSet(SIGTERM, SignalAction.DEFAULT, second)).isFalse();
    assertThat(source.exchange(SIGTERM, SignalAction.DEFAULT)).isSameAs(first);
  }

  @Test
  @DisplayName("a handler of other code is kept, and can be put back")
  void foreign() throws Exception {
    SignalHandler other = _ -> arrived.add("somebody else");
    sun.misc.Signal.handle(TERM, other);
    SignalAction found = source.exchange(SIGTERM, _ -> arrived.add("the course"));
    assertThat(source.compareAndSet(SIGTERM, SignalAction.DEFAULT, _ -> {})).isFalse();

    source.exchange(SIGTERM, found);
    sun.misc.Signal.raise(TERM);
    assertThat(next()).isEqualTo("somebody else");
    assertThat(source.compareAndSet(SIGTERM, found, SignalAction.IGNORE)).isTrue();
    assertThat(source.exchange(SIGTERM, found)).isEqualTo(SignalAction.IGNORE);
  }

  @Test
  @DisplayName("a signal that the system keeps or does not have is refused")
  void refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> source.exchange(SIGKILL, _ -> {}));
    Signal missing = Platform.isWindows() ? SIGHUP : SIGBREAK;
    assertThatIllegalArgumentException().isThrownBy(() -> source.exchange(missing, _ -> {}));
    assertThatIllegalArgumentException().isThrownBy(missing::exitCode);
  }

  @Test
  @DisplayName("exit codes are those of a shell")
  void exitCodes() {
    assertThat(SIGINT.exitCode()).isEqualTo(130);
    assertThat(SIGTERM.exitCode()).isEqualTo(143);
  }
}
