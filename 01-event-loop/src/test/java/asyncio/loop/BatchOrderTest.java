package asyncio.loop;

import static org.assertj.core.api.Assertions.assertThat;

import asyncio.loop.demo.OneLineDemo;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("the order of a batch, as in asyncio")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "too fine a point to be graded")
class BatchOrderTest {

  private final List<String> ran = new ArrayList<>();

  @Test
  @DisplayName("what another thread posts during the sleep runs before what the poll finds")
  void postsComeBeforeReaders() throws IOException {
    var poller = new PollerThatIsPostedTo();
    Pipe pipe = Pipe.open();
    try (var source = pipe.source();
        var sink = pipe.sink();
        var loop = EventLoop.create(() -> 0, poller)) {
      poller.duringPoll = () -> loop.callSoonThreadsafe(() -> ran.add("posted"));
      loop.addReader(source, () -> ran.add("reader"));
      loop.stop();
      loop.runForever();
    }

    assertThat(ran).containsExactly("posted", "reader");
  }

  @Test
  @DisplayName("what another thread posts runs before what is scheduled after it, as in CPython")
  void allThreadsWaitInOneLine() {
    var time = new VirtualTime();
    var trace = new Trace();
    try (var loop = EventLoop.create(time, time)) {
      OneLineDemo.program(loop, trace);
    }

    Twin.expectSameAsCPython("one_line", trace);
  }

  @Test
  @DisplayName("what is scheduled in a batch does not draw posts of other threads into it")
  void batchStaysClosed() {
    var time = new VirtualTime();
    try (var loop = EventLoop.create(time, time)) {
      loop.callSoon(
          () -> {
            OtherThread.run(() -> loop.callSoonThreadsafe(() -> ran.add("posted")));
            loop.callSoon(() -> ran.add("scheduled"));
          });
      loop.callSoon(() -> ran.add("last of the batch"));
      loop.stop();
      loop.runForever();
      assertThat(ran).containsExactly("last of the batch");

      loop.stop();
      loop.runForever();
      assertThat(ran).containsExactly("last of the batch", "posted", "scheduled");
      assertThat(time.wakeUps()).isZero();
    }
  }

  /** Finds every channel ready at once, after another thread has posted something. */
  private static final class PollerThatIsPostedTo implements Poller {

    private Runnable duringPoll;
    private Object attachment;

    @Override
    public void poll(long timeoutNanos, ReadyEvents sink) {
      try {
        Thread.ofPlatform().start(duringPoll).join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      sink.ready(attachment, READ);
    }

    @Override
    public void wakeUp() {}

    @Override
    public void watch(SelectableChannel channel, int events, Object attachment) {
      this.attachment = attachment;
    }

    @Override
    public Object attachment(SelectableChannel channel) {
      return attachment;
    }

    @Override
    public void close() {}
  }
}
