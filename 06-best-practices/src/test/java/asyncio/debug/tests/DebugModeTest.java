package asyncio.debug.tests;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import asyncio.Asyncio;
import asyncio.debug.Check;
import asyncio.debug.DebugMode;
import asyncio.debug.DebugSettings;
import asyncio.debug.Origins;
import asyncio.debug.Place;
import asyncio.debug.Stacks;
import asyncio.debug.Texts;
import asyncio.loop.EventLoop;
import asyncio.loops.LoopFactory;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("debug mode")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "these classes are given code, which is tested on the reference")
class DebugModeTest extends DebugTests {

  @Test
  @DisplayName("is chosen for a program by its factory of loops, on whatever loops these are")
  void loops() {
    LoopFactory virtual = LoopFactory.system().onVirtualTime(Duration.ZERO);
    Coroutine<Void> main =
        async(
            () -> {
              EventLoop.running().setExceptionHandler((_, context) -> told.add(context));
              assertThat(EventLoop.running().isDebug()).isTrue();
              sleep(Duration.ofHours(1)).state();
              await(sleep(Duration.ofHours(1)));
            });
    Asyncio.run(main, DebugMode.standard().loops(virtual));

    assertThat(told).hasSize(1);
    assertThat(told.getFirst().exception()).isInstanceOf(Place.class);
  }

  @Test
  @DisplayName("has the checks that were asked for, and no others")
  void checks() {
    DebugSettings settings = DebugSettings.DEFAULT.withChecks(Check.LEFT_OPEN);
    try (EventLoop loop = newLoop()) {
      DebugMode.of(settings).install(loop);
      loop.noteOpened("a door", () -> true);
      loop.callSoon(() -> async(() -> {}).state());
      loop.stop();
      loop.runForever();
    }

    assertThat(messages()).hasSize(2);
    assertThat(lines()).containsExactly(told.get(0).exception() == null ? -1 : lines().get(0), -1);
    assertThat(messages().getFirst()).isEqualTo("left open: a door");
  }

  @Test
  @DisplayName("is installed once")
  void once() {
    try (EventLoop loop = newLoop()) {
      DebugMode.standard().install(loop);
      assertThatIllegalStateException()
          .isThrownBy(() -> DebugMode.standard().install(loop))
          .withMessage("debug mode is installed");
    }
  }

  @Test
  @DisplayName("leaves no thread behind when its loop is closed")
  void sampler() throws InterruptedException {
    List<Thread> before = samplers();
    EventLoop loop = DebugMode.standard().loops().get();
    List<Thread> started = samplers();
    started.removeAll(before);
    loop.close();

    assertThat(started).hasSize(1);
    started.getFirst().join();
  }

  private static List<Thread> samplers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("asyncio-debug-sampler"))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Test
  @DisplayName("does without limits and depths that make no sense")
  void settings() {
    DebugSettings standard = DebugSettings.DEFAULT;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.withSlowCallback(Duration.ZERO))
        .withMessage("slowCallback must be positive: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standard.withDepth(0))
        .withMessage("depth must be positive: 0");
    assertThat(standard.slowCallback()).isEqualTo(Duration.ofMillis(100));
    assertThat(standard.checks()).containsExactlyInAnyOrder(Check.values());
  }

  // Stacks, origins, texts

  private static StackTraceElement frame(String type) {
    return new StackTraceElement(type, "method", "File.java", 1);
  }

  @Test
  @DisplayName("shows of a stack what the program does, and what it has called to do it")
  void stacks() {
    StackTraceElement[] stack =
        Stream.of(
                "java.lang.Thread",
                "asyncio.sync.Lock",
                "shop.Report",
                "shop.Day",
                "shop.Week",
                "asyncio.task.Coroutine",
                "jdk.internal.vm.Continuation",
                "shop.Main")
            .map(DebugModeTest::frame)
            .toArray(StackTraceElement[]::new);

    assertThat(Arrays.stream(Stacks.of(stack, 2)).map(StackTraceElement::getClassName))
        .containsExactly("java.lang.Thread", "asyncio.sync.Lock", "shop.Report", "shop.Day");
    assertThat(Arrays.stream(Stacks.of(stack, 10)).map(StackTraceElement::getClassName))
        .endsWith("shop.Week", "asyncio.task.Coroutine");
  }

  @Test
  @DisplayName("shows of a stack without the program what there is")
  void stacksWithoutProgram() {
    StackTraceElement[] stack = {
      frame("java.lang.Thread"), frame("asyncio.task.Task"), frame("asyncio.loop.Handle")
    };

    assertThat(Arrays.stream(Stacks.of(stack, 5)).map(StackTraceElement::getClassName))
        .containsExactly("java.lang.Thread", "asyncio.task.Task");
  }

  @Test
  @DisplayName("begins where the program is")
  void here() {
    assertThat(Stacks.here(1)).extracting(StackTraceElement::getMethodName).containsExactly("here");
  }

  private record Pair(int one, int two) {}

  @Test
  @DisplayName("tells objects apart by identity")
  void origins() {
    var origins = new Origins();
    var one = new Pair(1, 2);
    var other = new Pair(1, 2);
    var place = new Place("here");
    origins.put(one, place);

    assertThat(origins.get(one)).isSameAs(place);
    assertThat(origins.get(other)).isNull();
    var later = new Place("later");
    origins.put(one, later);
    assertThat(origins.get(one)).isSameAs(later);
    origins.put(one, null);
    assertThat(origins.get(one)).isNull();
    assertThat(origins.size()).isEqualTo(1);
  }

  @Test
  @DisplayName("names what cannot name itself")
  void texts() {
    Object unnameable =
        new Object() {
          @Override
          public String toString() {
            throw new UnsupportedOperationException();
          }
        };

    assertThat(Texts.of("text")).isEqualTo("text");
    assertThat(Texts.of(null)).isEqualTo("null");
    assertThat(Texts.of(unnameable))
        .endsWith(", whose text throws java.lang.UnsupportedOperationException");
  }
}
