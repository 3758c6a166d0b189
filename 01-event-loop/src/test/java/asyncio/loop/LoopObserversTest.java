package asyncio.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("what a loop tells its observers")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "observers are given code, which is tested on the reference")
class LoopObserversTest {

  private final VirtualTime time = new VirtualTime();
  private final List<String> seen = new ArrayList<>();

  @Test
  @DisplayName("which callbacks were scheduled, and when each begins and ends")
  void callbacks() {
    runOneTurn(() -> seen.add("callback"));

    assertThat(seen)
        .containsExactly("scheduled", "poll", "awake", "before", "callback", "after", "closing");
  }

  @Test
  @DisplayName("that a callback has ended, also if it failed")
  void failedCallbacks() {
    runOneTurn(
        () -> {
          throw new IllegalStateException("on purpose");
        });

    assertThat(seen).endsWith("before", "after", "closing");
  }

  @Test
  @DisplayName("in debug mode, what was used on a wrong thread, before it is refused")
  void wrongThread() {
    try (var loop = EventLoop.create(time, time)) {
      loop.addObserver(new Recorder());
      loop.setDebug(true);
      loop.callSoon(
          () -> {
            seen.add("refused: " + OtherThread.thrownBy(() -> loop.callSoon(() -> {})));
            OtherThread.run(() -> loop.noteUse("a future"));
            loop.noteUse("a future on the right thread");
            loop.setDebug(false);
            OtherThread.run(() -> loop.noteUse("a future without debug mode"));
          });
      loop.stop();
      loop.runForever();
      assertThat(seen)
          .containsSubsequence(
              "wrong thread: the loop",
              "refused: java.lang.IllegalStateException:"
                  + " not the loop's thread: use callSoonThreadsafe",
              "wrong thread: a future")
          .filteredOn(line -> line.startsWith("wrong thread"))
          .hasSize(2);
    }
  }

  @Test
  @DisplayName("what was opened, and that the loop is being closed before anything is")
  void openedAndClosing() {
    try (var loop = EventLoop.create(time, time)) {
      loop.addObserver(new Recorder());
      loop.extension(
          LoopExtension.class,
          _ ->
              new LoopExtension() {
                @Override
                public void close() {
                  seen.add("an extension is closed");
                }
              });
      loop.noteOpened("a server", () -> true);
    }

    assertThat(seen).containsExactly("opened: a server, true", "closing", "an extension is closed");
  }

  @Test
  @DisplayName("what is reported, to which each may add something")
  void reporting() {
    var told = new ArrayList<String>();
    try (var loop = EventLoop.create(time, time)) {
      loop.setExceptionHandler((_, context) -> told.add(context.message()));
      loop.callExceptionHandler(new ExceptionContext("unseen", null, null));
      loop.addObserver(adding("one"));
      loop.callExceptionHandler(new ExceptionContext("seen", null, null));
      loop.addObserver(adding("two"));
      loop.callExceptionHandler(new ExceptionContext("seen", null, null));
    }

    assertThat(told).containsExactly("unseen", "seen, one", "seen, one, two");
  }

  private static LoopObserver adding(String word) {
    return new LoopObserver() {
      @Override
      public ExceptionContext reporting(ExceptionContext context) {
        return new ExceptionContext(
            context.message() + ", " + word, context.exception(), context.source());
      }
    };
  }

  private void runOneTurn(Runnable callback) {
    try (var loop = EventLoop.create(time, time)) {
      loop.setExceptionHandler((_, _) -> {});
      loop.addObserver(new Recorder());
      loop.callSoon(callback);
      loop.stop();
      loop.runForever();
    }
  }

  private final class Recorder implements LoopObserver {

    @Override
    public void scheduled(Handle handle) {
      seen.add("scheduled");
    }

    @Override
    public void beforeCallback(Handle handle) {
      seen.add("before");
    }

    @Override
    public void afterCallback(Handle handle) {
      seen.add("after");
    }

    @Override
    public void beforePoll(long timeoutNanos) {
      seen.add("poll");
    }

    @Override
    public void afterPoll() {
      seen.add("awake");
    }

    @Override
    public void opened(Object resource, BooleanSupplier isOpen) {
      seen.add("opened: " + resource + ", " + isOpen.getAsBoolean());
    }

    @Override
    public void closing() {
      seen.add("closing");
    }

    @Override
    public void wrongThread(Object used) {
      seen.add("wrong thread: " + (used instanceof EventLoop ? "the loop" : used));
    }
  }
}
