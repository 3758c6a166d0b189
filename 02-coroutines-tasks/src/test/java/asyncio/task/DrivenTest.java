package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("a coroutine that waits in the name of another one")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "this is given code, which is tested on the reference")
class DrivenTest {

  private static Coroutine<String> waiting() {
    return new Coroutine<>(DrivenTest::waitHere);
  }

  private static String waitHere() {
    Coroutine.suspend("a result");
    return "done";
  }

  private static String drive(Coroutine<String> driven) {
    Object awaited = driven.resume();
    Driven.suspend(driven, awaited);
    Coroutine.suspend("its own");
    driven.resume();
    return driven.result();
  }

  private static List<String> methods(Coroutine<?> coroutine) {
    return coroutine.stack().stream()
        .map(StackFrame::getMethodName)
        .filter(name -> !name.startsWith("lambda"))
        .toList();
  }

  @Test
  @DisplayName("its stack begins with that of the other, as long as it waits for that")
  void stack() {
    Coroutine<String> driven = waiting();
    Coroutine<String> driver = new Coroutine<>(() -> drive(driven));

    assertThat(driver.resume()).isEqualTo("a result");
    assertThat(methods(driver)).containsExactly("waitHere", "drive");

    assertThat(driver.resume()).isEqualTo("its own");
    assertThat(methods(driver)).containsExactly("drive");

    driver.resume();
    assertThat(driver.result()).isEqualTo("done");
  }

  @Test
  @DisplayName("what is thrown into it comes out there")
  void thrownInto() {
    Coroutine<String> driver = new Coroutine<>(() -> drive(waiting()));
    driver.resume();
    var failure = new IllegalArgumentException("thrown in");
    driver.throwInto(failure);

    assertThat(driver.failure()).isSameAs(failure);
  }

  @Test
  @DisplayName("outside a coroutine it is refused as every await is")
  void outside() {
    assertThatThrownBy(() -> Driven.suspend(waiting(), null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("await outside a coroutine");
  }

  @Test
  @DisplayName(
      "the other one is not listed as one that nobody runs, and the task's line is its line")
  void waitingLines() {
    var time = new VirtualTime();
    EventLoop loop = EventLoop.create(time, time);
    var never = new Future<Void>(loop);
    Coroutine<Void> driven = async(() -> await(never));
    Coroutine<Void> driver =
        async(
            () -> {
              Driven.suspend(driven, driven.resume());
            });

    assertThatThrownBy(() -> Runner.runUntilComplete(loop, driver))
        .message()
        .containsPattern("\\n.*Task-1 at DrivenTest.java:\\d+ waits for Future.pending.$");
  }

  @Test
  @DisplayName("a loop tells what makes its tasks")
  void factory() {
    var time = new VirtualTime();
    Tasks tasks = Tasks.of(EventLoop.create(time, time));
    TaskFactory before = tasks.factory();
    TaskFactory factory = before::create;
    tasks.setFactory(factory);

    assertThat(before).isNotNull();
    assertThat(tasks.factory()).isSameAs(factory);
  }
}
