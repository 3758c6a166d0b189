package asyncio.subprocess;

import asyncio.stream.StreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What to start, and how: the arguments of {@code create_subprocess_exec} and {@code
 * create_subprocess_shell}. It does not change; each method returns another one.
 *
 * <pre>{@code
 * Command.exec("git", "log").stdout(PIPE).directory(project)
 * Command.shell("sort | uniq -c").stdin(PIPE).stdout(PIPE)
 * }</pre>
 *
 * <p>Unless something else is said, all three streams are inherited, and so are the directory and
 * the environment.
 *
 * @param arguments the program and what it is given, each as it is, blanks included; or the one
 *     line for a shell
 * @param isShell whether a shell is to read the line
 * @param directory where it runs; null is where this program does
 * @param environment all of its variables; null is those of this program
 * @param limit of the readers of its pipes: see {@link StreamReader}
 */
public record Command(
    List<String> arguments,
    boolean isShell,
    Stdio stdin,
    Stdio stdout,
    Stdio stderr,
    Path directory,
    Map<String, String> environment,
    int limit) {

  /** Checks that there is a program, and that only the standard error goes to {@code STDOUT}. */
  public Command {
    arguments = List.copyOf(arguments);
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("there is no program to start");
    }
    if (stdin == Stdio.STDOUT || stdout == Stdio.STDOUT) {
      throw new IllegalArgumentException("STDOUT can only be used for stderr");
    }
    Objects.requireNonNull(stdin, "stdin");
    Objects.requireNonNull(stdout, "stdout");
    Objects.requireNonNull(stderr, "stderr");
    environment = environment == null ? null : Map.copyOf(environment);
    if (limit <= 0) {
      throw new IllegalArgumentException("limit cannot be <= 0: " + limit);
    }
  }

  /** A program with its arguments: {@code create_subprocess_exec}. */
  public static Command exec(String program, String... arguments) {
    return of(false, Stream.concat(Stream.of(program), Stream.of(arguments)).toList());
  }

  /** A program with its arguments. */
  public static Command exec(List<String> programAndArguments) {
    return of(false, programAndArguments);
  }

  /**
   * A line for the system's shell, {@code /bin/sh} or {@code cmd.exe}: {@code
   * create_subprocess_shell}. Never put into it what others have written: to a shell, that is code.
   */
  public static Command shell(String line) {
    return of(true, List.of(line));
  }

  private static Command of(boolean isShell, List<String> arguments) {
    return new Command(
        arguments,
        isShell,
        Stdio.INHERIT,
        Stdio.INHERIT,
        Stdio.INHERIT,
        null,
        null,
        StreamReader.DEFAULT_LIMIT);
  }

  /** The same, with three pipes. */
  public Command piped() {
    return stdin(Stdio.PIPE).stdout(Stdio.PIPE).stderr(Stdio.PIPE);
  }

  /** The same, with another standard input. */
  public Command stdin(Stdio stdin) {
    return new Command(arguments, isShell, stdin, stdout, stderr, directory, environment, limit);
  }

  /** The same, with another standard output. */
  public Command stdout(Stdio stdout) {
    return new Command(arguments, isShell, stdin, stdout, stderr, directory, environment, limit);
  }

  /** The same, with another standard error. */
  public Command stderr(Stdio stderr) {
    return new Command(arguments, isShell, stdin, stdout, stderr, directory, environment, limit);
  }

  /** The same in another directory: {@code cwd}. */
  public Command directory(Path directory) {
    return new Command(arguments, isShell, stdin, stdout, stderr, directory, environment, limit);
  }

  /** The same with these variables, and no others: {@code env}. */
  public Command environment(Map<String, String> environment) {
    return new Command(arguments, isShell, stdin, stdout, stderr, directory, environment, limit);
  }

  /** The same with another limit of its readers. */
  public Command limit(int limit) {
    return new Command(arguments, isShell, stdin, stdout, stderr, directory, environment, limit);
  }
}
