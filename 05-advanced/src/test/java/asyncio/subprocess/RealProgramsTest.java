package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.timeout;
import static asyncio.subprocess.Subprocesses.createSubprocess;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import asyncio.loop.EventLoop;
import asyncio.loops.LoopFactory;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("programs of the operating system")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "what the system does is tested on the reference")
@Timeout(60)
class RealProgramsTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final OwnThreads system = new OwnThreads();

  private void run(CoroutineAction main) {
    try (system;
        var runner = new Runner()) {
      runner.run(async(main));
    }
  }

  @Test
  @DisplayName("virtual time stands still until a program has ended, also without pipes")
  void virtualTime() {
    try (system;
        var runner = new Runner(LoopFactory.system().onVirtualTime(Duration.ZERO))) {
      runner.run(
          async(
              () -> {
                Command command = TestProgram.command("exit", "3");
                var process = await(createSubprocess(system, command));
                int code = await(timeout(LONG, () -> await(process.waitUntilEnded())));
                observed("the return code", code).shouldBe(3);
                try (var closed = await(createSubprocess(system, command))) {
                  observed("its number", closed.pid() > 0).shouldBe(true);
                }
              }));
    }
  }

  @Test
  @DisplayName("on a closed loop, closing what has ended already hides nothing")
  void hidesNothing() {
    var trace = new ArrayList<String>();
    try (system;
        EventLoop loop = EventLoop.create()) {
      loop.setExceptionHandler((_, context) -> trace.add(context.message()));
      var hasEnded = new Future<Void>(loop);
      Coroutine<Void> forgotten =
          async(
              () -> {
                var process = await(createSubprocess(system, TestProgram.command("say").piped()));
                try {
                  await(process.waitUntilEnded());
                  hasEnded.setResult(null);
                  await(new Future<Void>(loop));
                } finally {
                  process.close();
                  trace.add("closed");
                }
              });
      Tasks.of(loop).create(forgotten, "forgotten", null);
      Runner.runUntilComplete(loop, hasEnded);
    }
    observed("what happened at the end", trace)
        .shouldBe(List.of("the loop was closed while a task was pending", "closed"));
  }

  private String says(Command command) {
    Subprocess process = await(createSubprocess(system, command.stdout(Stdio.PIPE)));
    try (process) {
      return await(process.communicate(null)).stdoutText();
    }
  }

  @Test
  @DisplayName("a program that writes to both pipes more than they hold gives all of it back")
  void much() {
    byte[] input = new byte[1_000_000];
    new Random(53).nextBytes(input);
    run(
        () -> {
          try (var process = await(createSubprocess(system, TestProgram.command("echo").piped()))) {
            Output output = await(process.communicate(input));
            observed("whether stdout is the input", Arrays.equals(output.stdout(), input))
                .shouldBe(true);
            observed("whether stderr is the input", Arrays.equals(output.stderr(), input))
                .shouldBe(true);
          }
        });
  }

  @Test
  @DisplayName("of a program whose task is cancelled no process is left")
  void cancelled() {
    run(
        () -> {
          var pid = new Future<Long>(EventLoop.running());
          Task<Void> task =
              createTask(
                  async(
                      () -> {
                        Command command = TestProgram.command("wait").stdout(Stdio.PIPE);
                        try (var process = await(createSubprocess(system, command))) {
                          await(process.stdout().readLine());
                          pid.setResult(process.pid());
                          await(process.waitUntilEnded());
                        }
                      }));
          long number = await(pid);
          task.cancel();
          attempting("awaiting the task", () -> await(task)).shouldThrow(CancelledError.class);
          boolean alive = ProcessHandle.of(number).map(ProcessHandle::isAlive).orElse(false);
          observed("whether there is a process of that number", alive).shouldBe(false);
        });
  }

  @Test
  @DisplayName("arguments with blanks, quotes and nothing in them arrive as they are")
  void arguments() {
    run(
        () ->
            observed("what the program was given", says(TestProgram.command("say", "a b", "c")))
                .shouldBe("say|a b|c"));
  }

  @Test
  @DisplayName("a shell reads the line, in the directory and with the variables that it was given")
  @DisabledOnOs(OS.WINDOWS)
  void shell(@TempDir Path folder) throws IOException {
    Path directory = Files.createDirectory(folder.resolve("with blanks")).toRealPath();
    run(
        () -> {
          Command command =
              Command.shell("pwd; echo \"$GREETING\" | tr a-z A-Z; echo to stderr >&2")
                  .directory(directory)
                  .stderr(Stdio.STDOUT)
                  .environment(Map.of("GREETING", "hello", "PATH", System.getenv("PATH")));
          observed("what it wrote", says(command)).shouldBe(directory + "\nHELLO\nto stderr\n");
        });
  }

  @Test
  @DisplayName("files stand for pipes")
  void files(@TempDir Path folder) throws IOException {
    Path in = Files.writeString(folder.resolve("in put"), "from a file");
    Path out = Files.writeString(folder.resolve("out put"), "before ");
    run(
        () -> {
          Command command =
              TestProgram.command("echo")
                  .stdin(Stdio.file(in))
                  .stdout(Stdio.append(out))
                  .stderr(Stdio.DEVNULL);
          try (var process = await(createSubprocess(system, command))) {
            int code = await(process.waitUntilEnded());
            observed("the return code", code).shouldBe(3);
          }
        });
    observed("the file", Files.readString(out, StandardCharsets.UTF_8))
        .shouldBe("before from a file");
  }

  @Test
  @DisplayName("a program that is not there, and a directory that is not, are told")
  void notThere() {
    run(
        () -> {
          attempting(
                  "starting nothing",
                  () -> await(createSubprocess(system, Command.exec("no-such-program-53"))))
              .shouldThrow(IOException.class);
          Command nowhere = TestProgram.command("say").directory(Path.of("no such directory"));
          attempting("starting nowhere", () -> await(createSubprocess(system, nowhere)))
              .shouldThrow(IOException.class);
        });
  }

  @Test
  @DisplayName("a signal is told as CPython tells it, and last words can be read")
  @DisabledOnOs(OS.WINDOWS)
  void signals() {
    run(
        () -> {
          Command patient =
              Command.shell(
                  "trap 'echo last words; exit 0' TERM; echo ready; while :; do sleep 0.01; done");
          try (var process = await(createSubprocess(system, patient.stdout(Stdio.PIPE)))) {
            await(process.stdout().readLine());
            process.terminate();
            byte[] words = await(process.stdout().readAll());
            observed("its last words", new String(words, StandardCharsets.UTF_8))
                .shouldBe("last words\n");
            int code = await(process.waitUntilEnded());
            observed("the return code", code).shouldBe(0);
          }
          int killed = codeOf(Command.shell("kill -9 $$"));
          observed("the return code of a shell that killed itself", killed).shouldBe(-9);
          int told = codeOf(Command.shell("sh -c 'kill -9 $$'; exit $?"));
          observed("that of a shell whose program was killed; CPython says 137", told).shouldBe(-9);
        });
  }

  private int codeOf(Command command) {
    try (var process = await(createSubprocess(system, command.stderr(Stdio.DEVNULL)))) {
      return await(process.waitUntilEnded());
    }
  }

  @Test
  @DisplayName("closing kills what the process has started, too")
  void tree() {
    run(
        () -> {
          assumeTrue(tellsOfDescendants(), "the system does not tell of descendants");
          ProcessHandle child;
          Command command = TestProgram.command("parent").stdout(Stdio.PIPE);
          try (var process = await(createSubprocess(system, command))) {
            String line = new String(await(process.stdout().readLine()), StandardCharsets.UTF_8);
            child = ProcessHandle.of(Long.parseLong(line.strip().split(" ")[1])).orElseThrow();
          }
          await(timeout(LONG, () -> child.onExit().join()));
          observed("whether its child runs on", child.isAlive()).shouldBe(false);
        });
  }

  private static boolean tellsOfDescendants() {
    try {
      return ProcessHandle.current().descendants().count() >= 0;
    } catch (RuntimeException notTold) {
      return false;
    }
  }
}
