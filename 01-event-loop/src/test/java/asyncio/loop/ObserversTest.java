package asyncio.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a loop's observers")
class ObserversTest {

  private final List<String> seen = new ArrayList<>();
  private final Observers observers = new Observers();

  private LoopObserver named(String name) {
    return new LoopObserver() {
      @Override
      public void beforePoll(long timeoutNanos) {
        seen.add(name + " before a poll of " + Duration.ofNanos(timeoutNanos));
      }

      @Override
      public void afterPoll() {
        seen.add(name + " after a poll");
      }
    };
  }

  @Test
  @DisplayName("are a null when there are none, so that nobody pays for them")
  void noneIsNull() {
    LoopObserver observer = named("one");
    observers.add(observer);
    observers.remove(observer);

    assertThat(observers.current()).isNull();
  }

  @Test
  @DisplayName("each hear of everything, in the order in which they came")
  void allHear() {
    observers.add(named("one"));
    observers.add(named("two"));
    observers.current().afterPoll();

    assertThat(seen).containsExactly("one after a poll", "two after a poll");
  }

  @Test
  @DisplayName("hear how long the loop is willing to sleep, and when it is awake again")
  void hearOfPolls() {
    var poller = new ObservedPoller(new VirtualTime(), observers);
    observers.add(named("one"));
    poller.poll(Duration.ofSeconds(1).toNanos(), (attachment, events) -> {});

    assertThat(seen).containsExactly("one before a poll of PT1S", "one after a poll");
  }

  @Test
  @DisplayName("each hear of tasks, of what is made, opened and closed, too")
  void allHearOfEverything() {
    observers.add(noting("one"));
    observers.add(noting("two"));
    LoopObserver both = observers.current();
    both.created("a future");
    both.failed("a future", new IllegalStateException());
    both.beforeStep("a task");
    both.opened("a server", () -> true);
    both.wrongThread("a future");
    both.closing();

    assertThat(seen)
        .containsExactly(
            "one: a future was made",
            "two: a future was made",
            "one: a future has failed",
            "two: a future has failed",
            "one: a step of a task",
            "two: a step of a task",
            "one: a server was opened",
            "two: a server was opened",
            "one: a future on a wrong thread",
            "two: a future on a wrong thread",
            "one: closing",
            "two: closing");
  }

  private LoopObserver noting(String name) {
    return new LoopObserver() {
      @Override
      public void created(Object made) {
        seen.add(name + ": " + made + " was made");
      }

      @Override
      public void failed(Object future, Throwable failure) {
        seen.add(name + ": " + future + " has failed");
      }

      @Override
      public void beforeStep(Object task) {
        seen.add(name + ": a step of " + task);
      }

      @Override
      public void opened(Object resource, BooleanSupplier isOpen) {
        seen.add(name + ": " + resource + " was opened");
      }

      @Override
      public void wrongThread(Object used) {
        seen.add(name + ": " + used + " on a wrong thread");
      }

      @Override
      public void closing() {
        seen.add(name + ": closing");
      }
    };
  }

  @Test
  @DisplayName("may be sent away in the middle")
  void othersStay() {
    LoopObserver leaving = named("leaving");
    observers.add(leaving);
    observers.add(named("staying"));
    observers.remove(leaving);
    observers.current().afterPoll();

    assertThat(seen).containsExactly("staying after a poll");
  }
}
