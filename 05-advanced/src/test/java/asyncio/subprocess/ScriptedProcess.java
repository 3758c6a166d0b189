package asyncio.subprocess;

import asyncio.loop.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process whose program is the test. It treats its pipes as that of the JDK does on Linux. */
final class ScriptedProcess extends Process {

  static final int TERMINATED = 128 + 15;
  static final int KILLED = 128 + 9;

  final ProgramsInput stdin;
  final ProgramsOutput stdout;
  final ProgramsOutput stderr;
  final ScriptedHandle handle;
  private final CompletableFuture<Process> exit = new CompletableFuture<>();
  private int exitValue;

  /** Makes one that ends when it is killed or terminated, and has nothing to say then. */
  ScriptedProcess(EventLoop loop, SimulatedThreads threads, Consumer<String> trace) {
    stdin = new ProgramsInput(loop, threads);
    stdout = new ProgramsOutput(loop, threads);
    stderr = new ProgramsOutput(loop, threads);
    handle = new ScriptedHandle("root", trace);
    handle.whenTerminated(() -> ends(TERMINATED));
    handle.whenKilled(() -> ends(KILLED));
  }

  /** The program ends, and its pipes with it. */
  void ends(int value) {
    if (!exit.isDone()) {
      stdout.end();
      stderr.end();
      exits(value);
    }
  }

  /** The program ends, and somebody holds its pipes. */
  void exits(int value) {
    exitValue = value;
    handle.end();
    exit.complete(this);
  }

  @Override
  public ProgramsInput getOutputStream() {
    return stdin;
  }

  @Override
  public ProgramsOutput getInputStream() {
    return stdout;
  }

  @Override
  public ProgramsOutput getErrorStream() {
    return stderr;
  }

  @Override
  public ProcessHandle toHandle() {
    return handle;
  }

  @Override
  public long pid() {
    return handle.pid();
  }

  @Override
  public boolean isAlive() {
    return !exit.isDone();
  }

  @Override
  public int exitValue() {
    if (isAlive()) {
      throw new IllegalThreadStateException("process has not exited");
    }
    return exitValue;
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return exit.copy();
  }

  @Override
  public int waitFor() {
    if (isAlive()) {
      throw new IllegalStateException("waiting for a process would block the thread");
    }
    return exitValue;
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) {
    return !isAlive() || waitFor() >= 0;
  }

  @Override
  public void destroy() {
    closeStreams();
    handle.destroy();
  }

  @Override
  public Process destroyForcibly() {
    closeStreams();
    handle.destroyForcibly();
    return this;
  }

  private void closeStreams() {
    stdout.closeAtOnce();
    stderr.closeAtOnce();
  }
}
