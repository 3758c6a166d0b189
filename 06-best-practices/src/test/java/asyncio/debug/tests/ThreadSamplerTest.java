package asyncio.debug.tests;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.debug.ThreadSampler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("the thread that looks at slow callbacks")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the sampler is given; a coroutine and its loop are what learners write")
class ThreadSamplerTest {

  private final ThreadSampler sampler = new ThreadSampler(Duration.ofMillis(2), 10);

  @AfterEach
  void close() {
    sampler.close();
  }

  /** The one that was started last: tests run one after the other. */
  private static Thread thread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("asyncio-debug-sampler"))
        .max(Comparator.comparing(Thread::threadId))
        .orElseThrow();
  }

  /** As slow as it takes to be seen. */
  private void isSlow() {
    while (!sampler.hasSeen()) {
      Thread.onSpinWait();
    }
  }

  @Test
  @DisplayName("sees where a thread is that takes too long")
  void seesAThread() {
    sampler.begin();
    isSlow();
    StackTraceElement[] stack = sampler.end();

    assertThat(stack)
        .extracting(StackTraceElement::getMethodName)
        .containsSubsequence("isSlow", "seesAThread");
  }

  @Test
  @DisplayName("sees where a coroutine is, and nothing of the loop below it")
  void seesACoroutine() {
    List<StackTraceElement> seen = new ArrayList<>();
    run(
        async(
            () -> {
              sampler.begin();
              isSlow();
              seen.addAll(List.of(sampler.end()));
            }));

    assertThat(seen)
        .extracting(StackTraceElement::getMethodName)
        .contains("isSlow")
        .doesNotContain("seesACoroutine");
  }

  @Test
  @DisplayName("sees nothing of what has ended, nor of what has not begun")
  void seesNothing() {
    assertThat(sampler.end()).isNull();
    sampler.begin();
    isSlow();
    sampler.begin();
    assertThat(sampler.hasSeen()).isFalse();
  }

  @Test
  @DisplayName("is woken when it has had nothing to look at for long")
  void isWoken() {
    while (thread().getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    sampler.begin();
    isSlow();

    assertThat(sampler.end()).isNotNull();
  }
}
