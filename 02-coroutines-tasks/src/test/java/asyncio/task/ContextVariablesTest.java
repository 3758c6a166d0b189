package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.ContextSlot;
import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.task.demo.ContextVariablesDemo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "02.10", points = 15, seconds = 10)
@DisplayName("02.10 Context variables")
class ContextVariablesTest {

  private static final Misconception ONE_VALUE_FOR_ALL =
      Misconception.of(
          "one-value-for-all",
          "a task sees what another one has set; a value belongs to the current context, not to the"
              + " variable");

  private static final Misconception COPY_IS_THE_SAME =
      Misconception.of(
          "copy-is-the-same",
          "what is set in a copy of a context shows in the context it was copied from, or the other"
              + " way round; each has its own values from then on");

  private static final Misconception BEGINS_EMPTY =
      Misconception.of(
          "begins-empty",
          "a task does not see what was set where it was made; its context begins as a copy");

  private static final Misconception DEFAULT_WINS =
      Misconception.of(
          "default-wins",
          "the default is given where another value should be; first comes what was set, then the"
              + " value that the caller of orElse names, then the default");

  private static final Misconception NULL_FOR_NOTHING =
      Misconception.of(
          "null-for-nothing",
          "a variable without a value and without a default gives null; get() has to throw");

  private static final Misconception RESET_TO_DEFAULT =
      Misconception.of(
          "reset-removes",
          "reset takes the value away; it should bring back the one that was there before the set");

  private static final Misconception TOKEN_TWICE =
      Misconception.of("token-works-twice", "a token can be used a second time");

  private static final Misconception TOKEN_ANYWHERE =
      Misconception.of(
          "token-of-any-context",
          "a token is accepted in another context than the one in which the value was set");

  private static final Misconception TOKEN_OF_ANY_VARIABLE =
      Misconception.of(
          "token-of-any-variable", "a token is accepted by another variable than the one it is of");

  private static final Misconception ENTERS_TWICE =
      Misconception.of("enters-twice", "a context is entered although it is being run in already");

  private static final Misconception DOES_NOT_COME_BACK =
      Misconception.of(
          "does-not-come-back",
          "after run or call another context than the one before is current, or this one cannot be"
              + " entered again; put things back in a finally block");

  private static final Misconception RUNS_IN_A_COPY =
      Misconception.of(
          "runs-in-a-copy", "what is set inside run is not kept in the context that was run in");

  private static final Misconception RUNS_OUTSIDE =
      Misconception.of(
          "runs-outside", "run calls the code without making the context the current one");

  private static final Misconception LEAVES_SILENTLY =
      Misconception.of(
          "leaves-silently",
          "code in Context.run has awaited, and went on in another context without a word; when run"
              + " ends, look whether its context is still the current one");

  private static final Misconception STAYS_ENTERED =
      Misconception.of(
          "stays-entered",
          "code in Context.run has awaited, and the context, or the task's own, counts as entered"
              + " from then on, so the task cannot go on; take the mark back however run ends");

  private static final Misconception LOSES_THE_CURRENT =
      Misconception.of(
          "loses-the-current-context",
          "code in Context.run has awaited, and after the error no context, or a wrong one, is"
              + " current; when another one has become current, leave it there");

  private static final Misconception CHECKS_RETURNS_ONLY =
      Misconception.of(
          "checks-only-what-returns",
          "code in Context.run has awaited and then thrown, and nobody says that it has awaited;"
              + " look at that however the code ends");

  private static final Misconception NULL_TAKES_AWAY =
      Misconception.of("null-takes-away", "set(null) takes the value away; refuse null");

  private static final Misconception OLD_VALUE_IS_DEFAULT =
      Misconception.of(
          "old-value-is-the-default",
          "the token says that the default was set before; before the first set there was no"
              + " value");

  private static final Misconception REFUSED_IS_USED_UP =
      Misconception.of(
          "refused-token-is-used-up",
          "a token that was refused counts as used; it can still be used rightly");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Trace trace = new Trace();
  private final ContextVar<String> user = new ContextVar<>("user", "nobody");

  private <T> T run(Coroutine<T> main) {
    return Runner.runUntilComplete(loop, main);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private void log(String line) {
    trace.add(line + ": " + user.get());
  }

  @AfterEach
  void leaveNothingOnTheThread() {
    ContextSlot.ofThisThread().exchange(null);
  }

  // Values

  @Test
  @DisplayName("a variable has its default until it is set")
  void aVariableHasItsDefault() {
    observed("the value before set", user.get()).suggests(DEFAULT_WINS).shouldBe("nobody");
    observed("orElse before set", user.orElse("other")).suggests(DEFAULT_WINS).shouldBe("other");
    user.set("anna");
    observed("the value after set", user.get()).suggests(DEFAULT_WINS).shouldBe("anna");
    observed("orElse after set", user.orElse("other")).suggests(DEFAULT_WINS).shouldBe("anna");
  }

  @Test
  @DisplayName("a variable without value and default throws, unless the caller names a value")
  void aVariableWithoutValueThrows() {
    var bare = new ContextVar<String>("bare");
    attempting("getting a variable that has nothing", bare::get)
        .suggests(NULL_FOR_NOTHING)
        .shouldThrow(NoSuchElementException.class);
    observed("orElse", bare.orElse("other")).suggests(NULL_FOR_NOTHING).shouldBe("other");
    user.set("anna");
    attempting("getting it after another one was set", bare::get)
        .suggests(NULL_FOR_NOTHING)
        .shouldThrow(NoSuchElementException.class);
  }

  @Test
  @DisplayName("null is no value")
  void nullIsNoValue() {
    user.set("anna");
    attempting("setting null", () -> user.set(null))
        .suggests(NULL_TAKES_AWAY)
        .shouldThrow(NullPointerException.class);
    observed("the value afterwards", user.get()).suggests(NULL_TAKES_AWAY).shouldBe("anna");
  }

  @Test
  @DisplayName("two variables of one name are two variables")
  void twoVariablesOfOneName() {
    var other = new ContextVar<>("user", "somebody");
    user.set("anna");
    observed("the other one", other.get()).shouldBe("somebody");
  }

  // Tokens

  @Test
  @DisplayName("a token brings back what was before, also nothing")
  void aTokenBringsBackWhatWasBefore() {
    ContextVar.Token<String> first = user.set("anna");
    ContextVar.Token<String> second = user.set("bert");
    observed("the first token's old value", first.oldValue())
        .suggests(OLD_VALUE_IS_DEFAULT)
        .shouldBe(Optional.empty());
    observed("the second token's old value", second.oldValue()).shouldBe(Optional.of("anna"));
    user.reset(second);
    observed("the value after the second token", user.get())
        .suggests(RESET_TO_DEFAULT)
        .shouldBe("anna");
    user.reset(first);
    observed("the value after the first token", user.get()).shouldBe("nobody");
    observed("the value in the context", Context.copyOfCurrent().get(user))
        .shouldBe(Optional.empty());
  }

  @Test
  @DisplayName("a token works once, however often the variable is set")
  void aTokenWorksOnce() {
    ContextVar.Token<String> token = user.set("anna");
    user.reset(token);
    user.set("bert");
    attempting("using a token again", () -> user.reset(token))
        .suggests(TOKEN_TWICE)
        .shouldThrow(IllegalStateException.class);
    observed("the value afterwards", user.get()).suggests(TOKEN_TWICE).shouldBe("bert");
  }

  @Test
  @DisplayName("a token of another variable is refused, and can still be used")
  void aTokenOfAnotherVariableIsRefused() {
    var other = new ContextVar<String>("other");
    ContextVar.Token<String> token = user.set("anna");
    attempting("using another variable's token", () -> other.reset(token))
        .suggests(TOKEN_OF_ANY_VARIABLE)
        .shouldThrow(IllegalArgumentException.class);
    attempting("using it rightly", () -> user.reset(token))
        .suggests(REFUSED_IS_USED_UP)
        .shouldSucceed();
    observed("the value after the right reset", user.get()).shouldBe("nobody");
  }

  @Test
  @DisplayName("a token of another context is refused, be it a copy")
  void aTokenOfAnotherContextIsRefused() {
    ContextVar.Token<String> token = user.set("anna");
    Context.copyOfCurrent()
        .run(
            () ->
                attempting("using a token in a copy of its context", () -> user.reset(token))
                    .suggests(TOKEN_ANYWHERE)
                    .shouldThrow(IllegalArgumentException.class));
    observed("the value afterwards", user.get()).shouldBe("anna");
  }

  // Contexts

  @Test
  @DisplayName("what is set inside run stays in that context, and is gone outside")
  void whatIsSetInsideRunStaysInside() throws Exception {
    user.set("outside");
    Context context = Context.copyOfCurrent();
    context.run(
        () -> {
          log("in run");
          user.set("inside");
        });
    log("outside");
    String result = context.call(user::get);

    observed("the values", trace)
        .suggests(COPY_IS_THE_SAME, seen -> seen.contains("outside: inside"))
        .shouldBe("in run: outside", "outside: outside");
    observed("the value in the context the next time", result)
        .suggests(RUNS_IN_A_COPY)
        .shouldBe("inside");
    observed("the context's value", context.get(user))
        .suggests(RUNS_IN_A_COPY)
        .shouldBe(Optional.of("inside"));
  }

  @Test
  @DisplayName("an empty context knows nothing of what is set around it")
  void anEmptyContextKnowsNothing() {
    user.set("outside");
    new Context().run(() -> log("in an empty context"));
    observed("the value", trace).suggests(RUNS_OUTSIDE).shouldBe("in an empty context: nobody");
  }

  @Test
  @DisplayName("a copy and its original go separate ways")
  void aCopyGoesItsOwnWay() {
    var original = new Context();
    original.run(() -> user.set("before"));
    Context copy = original.copy();
    original.run(() -> user.set("original"));
    observed("the copy after the original changed", copy.get(user))
        .suggests(BEGINS_EMPTY, Optional::isEmpty)
        .suggests(COPY_IS_THE_SAME)
        .shouldBe(Optional.of("before"));
    copy.run(() -> user.set("copy"));
    observed("the original after the copy changed", original.get(user))
        .suggests(COPY_IS_THE_SAME)
        .shouldBe(Optional.of("original"));
  }

  @Test
  @DisplayName("a context that is being run in cannot be entered again, not even through another")
  void aContextCannotBeEnteredTwice() {
    var context = new Context();
    var other = new Context();
    attempting("entering a context in itself", () -> context.run(() -> context.run(() -> {})))
        .suggests(DOES_NOT_COME_BACK, IllegalArgumentException.class::isInstance)
        .suggests(ENTERS_TWICE)
        .shouldThrow(IllegalStateException.class);
    attempting(
            "entering it in another one that is run in it",
            () -> context.run(() -> other.run(() -> context.run(() -> log("twice")))))
        .suggests(ENTERS_TWICE)
        .shouldThrow(IllegalStateException.class);
    attempting("entering it again afterwards", () -> context.run(trace.adding("entered")))
        .suggests(DOES_NOT_COME_BACK)
        .shouldSucceed();
    observed("what ran", trace).suggests(ENTERS_TWICE).shouldBe("entered");
  }

  @Test
  @DisplayName("when the code throws, that comes out, and the context before is current again")
  void whenTheCodeThrowsTheContextBeforeComesBack() {
    user.set("outside");
    var context = new Context();
    attempting(
            "calling code that throws",
            () ->
                context.call(
                    () -> {
                      user.set("inside");
                      throw new IOException("thrown inside");
                    }))
        .shouldThrow(IOException.class);
    attempting(
            "running code that throws",
            () ->
                context.run(
                    () -> {
                      throw new IllegalArgumentException("thrown inside");
                    }))
        .suggests(DOES_NOT_COME_BACK)
        .shouldThrow(IllegalArgumentException.class);
    observed("the value outside", user.get()).suggests(DOES_NOT_COME_BACK).shouldBe("outside");
  }

  @Test
  @DisplayName("code in Context.run that awaits is an error, and not a silent change of context")
  void awaitInsideRunIsAnError() {
    loop.setExceptionHandler((from, context) -> {});
    attempting(
            "awaiting inside Context.run",
            () -> run(async(() -> new Context().run(() -> await(sleep(seconds(1)))))))
        .suggests(LEAVES_SILENTLY)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("a task that has awaited inside Context.run goes on in its own context")
  void aTaskGoesOnAfterAnAwaitInsideRun() {
    loop.setExceptionHandler((from, context) -> {});
    during(
        STAYS_ENTERED,
        "a task that catches the error of its await inside Context.run, and goes on",
        () ->
            run(
                async(
                    () -> {
                      user.set("task");
                      try {
                        new Context().run(() -> await(sleep(seconds(1))));
                      } catch (IllegalStateException awaited) {
                        log("after the error");
                      }
                      await(sleep(seconds(1)));
                      log("after another await");
                    })));

    observed("what the task saw", trace)
        .suggests(LOSES_THE_CURRENT)
        .shouldBe("after the error: task", "after another await: task");
  }

  @Test
  @DisplayName(
      "code in Context.run that awaits and then throws is an error, with that as the cause")
  void awaitAndThrowInsideRun() {
    loop.setExceptionHandler((from, context) -> {});
    run(
        async(
            () -> {
              try {
                new Context()
                    .run(
                        () -> {
                          await(sleep(seconds(1)));
                          throw new IllegalArgumentException("of the code");
                        });
              } catch (RuntimeException thrown) {
                trace.add(thrown.getClass().getSimpleName());
                trace.add("by " + thrown.getCause());
              }
            }));

    observed("what came out", trace)
        .suggests(CHECKS_RETURNS_ONLY)
        .shouldBe("IllegalStateException", "by java.lang.IllegalArgumentException: of the code");
  }

  @Test
  @DisplayName("a loop that closes while a task awaits inside Context.run leaves no context behind")
  void closingLeavesNoContextBehind() {
    loop.setExceptionHandler((from, context) -> {});
    createTaskOn(
        async(
            () -> {
              user.set("of the task");
              new Context().run(() -> await(sleep(seconds(1))));
            }));
    loop.stop();
    loop.runForever();
    loop.close();
    log("outside");

    observed("what whoever closed the loop sees", trace)
        .suggests(LOSES_THE_CURRENT)
        .shouldBe("outside: nobody");
  }

  private void createTaskOn(Coroutine<Void> coroutine) {
    loop.callSoon(() -> createTask(coroutine));
    loop.callSoon(() -> {});
    loop.stop();
    loop.runForever();
  }

  // Tasks and callbacks

  @Test
  @DisplayName("each task keeps what it sets, across its awaits and the calls it makes")
  void eachTaskKeepsWhatItSets() {
    run(
        async(
            () -> {
              await(gather(request("anna"), request("bert")));
              log("main");
            }));

    observed("who saw what", trace)
        .suggests(ONE_VALUE_FOR_ALL)
        .shouldBe(
            "anna begins: anna",
            "bert begins: bert",
            "anna ends: anna",
            "bert ends: bert",
            "main: nobody");
  }

  private Coroutine<Void> request(String name) {
    return async(
        () -> {
          user.set(name);
          log(name + " begins");
          await(sleep(seconds(1)));
          await(async(() -> log(name + " ends")));
        });
  }

  @Test
  @DisplayName("a task runs in a copy of the context in which it was made, as that was then")
  void aTaskRunsInACopy() {
    run(
        async(
            () -> {
              user.set("parent");
              Task<Void> child =
                  createTask(
                      async(
                          () -> {
                            log("child");
                            user.set("child");
                            await(sleep(seconds(1)));
                            log("child later");
                          }));
              user.set("parent, changed");
              await(sleep(seconds(2)));
              log("parent");
              trace.add("child's context: " + child.context().get(user).orElse("nothing"));
            }));

    observed("who saw what", trace)
        .suggests(BEGINS_EMPTY, seen -> seen.getFirst().equals("child: nobody"))
        .suggests(COPY_IS_THE_SAME)
        .shouldBe(
            "child: parent",
            "child later: child",
            "parent: parent, changed",
            "child's context: child");
  }

  @Test
  @DisplayName("a coroutine that is awaited directly shares the context of who awaits it")
  void anAwaitedCoroutineSharesTheContext() {
    run(
        async(
            () -> {
              await(async(() -> user.set("set in the awaited one")));
              log("after the await");
            }));
    observed("the value", trace).shouldBe("after the await: set in the awaited one");
  }

  @Test
  @DisplayName("callSoon, callLater, callAt and callSoonThreadsafe carry the context of scheduling")
  void callbacksRunInTheContextOfScheduling() {
    run(
        async(
            () -> {
              user.set("then");
              loop.callSoon(() -> log("callSoon"));
              loop.callSoonThreadsafe(() -> log("callSoonThreadsafe"));
              loop.callAt(loop.timeAfter(seconds(1)), () -> log("callAt"));
              loop.callLater(seconds(2), () -> log("callLater"));
              user.set("now");
              await(sleep(seconds(3)));
              log("task");
            }));

    observed("who saw what", trace)
        .suggests(COPY_IS_THE_SAME)
        .shouldBe(
            "callSoon: then",
            "callSoonThreadsafe: then",
            "callAt: then",
            "callLater: then",
            "task: now");
  }

  @Test
  @DisplayName("a done callback runs in the context in which it was added, whoever completes")
  void aDoneCallbackRunsInTheContextOfAdding() {
    run(
        async(
            () -> {
              var future = new Future<String>(loop);
              future.addDoneCallback(done -> log("added by nobody"));
              user.set("who added");
              future.addDoneCallback(done -> log("added before"));
              user.set("who completes");
              future.setResult("result");
              user.set("who comes late");
              future.addDoneCallback(done -> log("added when done"));
              user.set("last");
              await(sleep(seconds(1)));
            }));

    observed("who saw what", trace)
        .suggests(COPY_IS_THE_SAME)
        .shouldBe(
            "added by nobody: nobody",
            "added before: who added",
            "added when done: who comes late");
  }

  @Test
  @DisplayName("what a callback sets is seen by no other callback, and not by who runs the loop")
  void whatACallbackSetsIsSeenByNoOther() {
    for (String name : List.of("first", "second")) {
      loop.callSoon(
          () -> {
            log(name);
            user.set("set by " + name);
          });
    }
    loop.callSoon(loop::stop);
    loop.runForever();
    log("outside");

    observed("who saw what", trace)
        .suggests(ONE_VALUE_FOR_ALL)
        .shouldBe("first: nobody", "second: nobody", "outside: nobody");
  }

  @Test
  @DisplayName("what the reader of a channel sets, it finds the next time it runs")
  void aReaderKeepsItsContext() throws IOException {
    Pipe pipe = Pipe.open();
    try (var source = pipe.source();
        var sink = pipe.sink();
        var selecting = EventLoop.create()) {
      source.configureBlocking(false);
      selecting.addReader(
          source,
          () -> {
            log("reader");
            user.set(user.get() + " again");
            if (trace.lines().size() == 3) {
              selecting.stop();
            }
          });
      sink.write(ByteBuffer.wrap(new byte[1])); // nobody reads it: the channel stays ready
      selecting.runForever();
    }

    observed("what the reader found", trace)
        .shouldBe("reader: nobody", "reader: nobody again", "reader: nobody again again");
  }

  @Test
  @DisplayName("what was set before the loop ran is seen by its tasks, and not changed by them")
  void whatWasSetBeforeTheLoopRan() {
    user.set("main program");
    run(
        async(
            () -> {
              log("task");
              user.set("task");
            }));
    log("main program");

    observed("who saw what", trace)
        .suggests(BEGINS_EMPTY, seen -> seen.getFirst().equals("task: nobody"))
        .suggests(COPY_IS_THE_SAME)
        .shouldBe("task: main program", "main program: main program");
  }

  @Test
  @DisplayName("all coroutines share a ThreadLocal; a context variable is each one's own")
  void aThreadLocalIsShared() {
    var threadLocal = new ThreadLocal<String>();
    run(async(() -> await(gather(both(threadLocal, "anna"), both(threadLocal, "bert")))));

    observed("what each of the two found", trace)
        .suggests(ONE_VALUE_FOR_ALL)
        .shouldBe(
            "anna: thread-local bert, variable anna", "bert: thread-local bert, variable bert");
  }

  private Coroutine<Void> both(ThreadLocal<String> threadLocal, String name) {
    return async(
        () -> {
          threadLocal.set(name);
          user.set(name);
          await(sleep(seconds(1)));
          trace.add(name + ": thread-local " + threadLocal.get() + ", variable " + user.get());
        });
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    during(ONE_VALUE_FOR_ALL, "running the demo", () -> ContextVariablesDemo.program(loop, trace));
    Twin.expectSameAsCPython("context_variables", trace);
  }
}
