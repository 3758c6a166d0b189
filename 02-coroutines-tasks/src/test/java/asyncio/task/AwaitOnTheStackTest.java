package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("what may be on the stack at an await")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "how a stack is left is given code, which is tested on the reference")
class AwaitOnTheStackTest {

  /** Awaits somewhere below, and returns what came. */
  @FunctionalInterface
  interface Awaits extends Supplier<String> {}

  /** What calls the code that awaits. */
  private enum Caller {
    STREAM {
      @Override
      String call(Awaits awaits) {
        return Stream.of(1).map(one -> awaits.get()).toList().getFirst();
      }
    },
    SORT_COMPARATOR {
      @Override
      String call(Awaits awaits) {
        var seen = new ArrayList<String>();
        var numbers = new ArrayList<>(List.of(2, 1));
        numbers.sort(
            (a, b) -> {
              seen.add(awaits.get());
              return a - b;
            });
        assertThat(numbers).containsExactly(1, 2);
        return seen.getFirst();
      }
    },
    REFLECTION {
      @Override
      String call(Awaits awaits) throws ReflectiveOperationException {
        return (String) Supplier.class.getMethod("get").invoke(awaits);
      }
    },
    METHOD_HANDLE {
      @Override
      String call(Awaits awaits) throws Throwable {
        var get =
            MethodHandles.lookup()
                .findVirtual(Supplier.class, "get", MethodType.methodType(Object.class));
        return (String) get.invoke((Supplier<?>) awaits);
      }
    },
    COMPUTE_IF_ABSENT_OF_HASH_MAP {
      @Override
      String call(Awaits awaits) {
        return new HashMap<Integer, String>().computeIfAbsent(1, key -> awaits.get());
      }
    },
    COMPUTE_IF_ABSENT_OF_CONCURRENT_HASH_MAP {
      @Override
      String call(Awaits awaits) {
        return new ConcurrentHashMap<Integer, String>().computeIfAbsent(1, key -> awaits.get());
      }
    },
    PROXY {
      @Override
      String call(Awaits awaits) {
        var proxy =
            (Awaits)
                Proxy.newProxyInstance(
                    Awaits.class.getClassLoader(),
                    new Class<?>[] {Awaits.class},
                    (self, method, arguments) -> awaits.get());
        return proxy.get();
      }
    },
    RECORD_ACCESSOR {
      @Override
      String call(Awaits awaits) {
        record Page(Awaits source) {
          String text() {
            return source.get();
          }
        }
        return new Page(awaits).text();
      }
    },
    TO_STRING {
      @Override
      String call(Awaits awaits) {
        return "%s"
            .formatted(
                new Object() {
                  @Override
                  public String toString() {
                    return awaits.get();
                  }
                });
      }
    },
    SYNCHRONIZED_BLOCK {
      @Override
      String call(Awaits awaits) {
        synchronized (new Object()) {
          return awaits.get();
        }
      }
    },
    LAMBDAS_A_THOUSAND_DEEP {
      @Override
      String call(Awaits awaits) {
        Supplier<String> outermost = awaits;
        for (int i = 0; i < 1000; i++) {
          Supplier<String> inner = outermost;
          outermost = () -> inner.get();
        }
        return outermost.get();
      }
    };

    abstract String call(Awaits awaits) throws Throwable;
  }

  private final List<String> events = new ArrayList<>();

  private static <T> T run(Callable<T> main) {
    var time = new VirtualTime();
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      return runner.run(async(main));
    }
  }

  private String callAndNote(Caller caller) throws Exception {
    events.clear();
    var reply = new Future<String>(EventLoop.running());
    EventLoop.running()
        .callSoon(
            () -> {
              events.add("meanwhile");
              reply.setResult("reply");
            });
    events.add("before");
    try {
      String result = caller.call(() -> await(reply));
      events.add("after");
      return result;
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a coroutine suspends below, and goes on there")
  void suspendsBelow(Caller caller) {
    assertThat(run(() -> callAndNote(caller))).isEqualTo("reply");
    assertThat(events).containsExactly("before", "meanwhile", "after");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the same on a loop that runs on a virtual thread")
  void suspendsBelowOnAVirtualThread(Caller caller) throws Exception {
    var onVirtualThread = new FutureTask<>(() -> run(() -> callAndNote(caller)));
    Thread.ofVirtual().start(onVirtualThread);

    assertThat(onVirtualThread.get()).isEqualTo("reply");
    assertThat(events).containsExactly("before", "meanwhile", "after");
  }

  @Test
  @DisplayName("frames, locals and catch blocks of all depths are still there after an await")
  void keepsFramesLocalsAndCatchBlocks() {
    assertThat(run(() -> sumBelow(100))).isEqualTo(IntStream.rangeClosed(1, 100).sum());
  }

  private static int sumBelow(int depth) {
    if (depth == 0) {
      await(sleep(Duration.ofSeconds(1)));
      throw new IllegalArgumentException("0");
    }
    try {
      int below = sumBelow(depth - 1);
      throw new IllegalArgumentException(String.valueOf(below));
    } catch (IllegalArgumentException sum) {
      int below = Integer.parseInt(sum.getMessage());
      if (depth == 100) {
        return below + depth;
      }
      throw new IllegalArgumentException(String.valueOf(below + depth));
    }
  }

  @Test
  @DisplayName("inside ScopedValue.where an await is refused, and nobody else sees the binding")
  void refusesToAwaitInsideScopedValueWhere() {
    ScopedValue<String> user = ScopedValue.newInstance();
    var seen = new ArrayList<String>();
    Throwable failure =
        run(
            () -> {
              createTask(async(() -> seen.add("passer-by: " + user.orElse("nobody"))));
              return catchThrowable(
                  () ->
                      ScopedValue.where(user, "anna")
                          .run(() -> await(sleep(Duration.ofSeconds(1)))));
            });

    assertThat(failure)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot await inside ScopedValue.where");
    assertThat(seen).containsExactly("passer-by: nobody");
    assertThat(user.isBound()).isFalse();
  }

  @Test
  @DisplayName("a binding that is over is no hindrance, and neither is one around the whole loop")
  void awaitsBehindABindingAndInsideOneOfTheLoop() {
    ScopedValue<String> user = ScopedValue.newInstance();
    String seen =
        ScopedValue.where(user, "of the loop")
            .call(
                () ->
                    run(
                        () -> {
                          await(sleep(Duration.ofSeconds(1)));
                          ScopedValue.where(user, "for a moment").run(() -> {});
                          await(sleep(Duration.ofSeconds(1)));
                          return user.get();
                        }));

    assertThat(seen).isEqualTo("of the loop");
  }

  /** A class whose static initializer awaits; it is of no use any more after that. */
  private static final class AwaitsWhenLoaded {
    static {
      await(sleep(Duration.ofSeconds(1)));
    }

    static void load() {}
  }

  @Test
  @DisplayName("a static initializer cannot be suspended: the error names its class")
  void namesTheClassWhoseInitializerAwaits() {
    Throwable failure =
        run(
            () -> {
              Throwable thrown = catchThrowable(AwaitsWhenLoaded::load);
              await(sleep(Duration.ofSeconds(1)));
              return thrown;
            });

    assertThat(failure)
        .isInstanceOf(ExceptionInInitializerError.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "cannot await in the static initializer of " + AwaitsWhenLoaded.class.getName());
  }

  @Test
  @DisplayName("a stack overflow inside a coroutine is a failure like others")
  void survivesAStackOverflow() {
    List<String> results =
        run(
            () -> {
              Task<Integer> bottomless =
                  Tasks.of(EventLoop.running()).create(async(() -> endless(0)), null, null);
              Throwable failure = catchThrowable(() -> await(bottomless));
              await(sleep(Duration.ofSeconds(1)));
              return List.of(failure.getClass().getSimpleName(), "goes on");
            });

    assertThat(results).containsExactly("StackOverflowError", "goes on");
  }

  @Test
  @DisplayName("a coroutine that caught its own stack overflow can await")
  void awaitsAfterAStackOverflow() {
    assertThat(
            run(
                () -> {
                  Throwable failure = catchThrowable(() -> endless(0));
                  await(sleep(Duration.ofSeconds(1)));
                  return failure;
                }))
        .isInstanceOf(StackOverflowError.class);
  }

  private static int endless(int depth) {
    return endless(depth + 1) + 1;
  }

  @Test
  @DisplayName("outside of any loop there is nothing to suspend")
  void awaitNeedsACoroutine() {
    var time = new VirtualTime();
    try (var loop = EventLoop.create(time, time)) {
      var future = new Future<String>(loop);

      assertThatIllegalStateException()
          .isThrownBy(() -> await(future))
          .withMessage("await outside a coroutine");
      assertThatIllegalStateException()
          .isThrownBy(() -> await(async(() -> "never runs")))
          .withMessage("await outside a coroutine");
    }
  }

  @Test
  @DisplayName("in a plain callback of the loop there is nothing to suspend either")
  void aCallbackIsNoCoroutine() {
    var thrown = new ArrayList<Throwable>();
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          var future = new Future<String>(loop);
          loop.callSoon(() -> thrown.add(catchThrowable(() -> await(future))));
          await(sleep(Duration.ofSeconds(1)));
          return null;
        });

    assertThat(thrown)
        .singleElement()
        .isInstanceOf(IllegalStateException.class)
        .extracting(Throwable::getMessage)
        .isEqualTo("await outside a coroutine");
  }
}
