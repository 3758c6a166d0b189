package asyncio.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
