package loopcraft.grader.author;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.run.ThreadOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./learn author}: the tools of those who write the course. */
@Command(
    name = "author",
    description = "Tools for those who write the course.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AuthorCommand.StubsCommand.class,
      AuthorCommand.CheckCommand.class,
      AuthorCommand.WrongCommand.class,
      AuthorCommand.RecordCommand.class,
      AuthorCommand.ClassCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class AuthorCommand implements Runnable {

  /** The property that the start script sets. */
  private static final String ROOT = "loopcraft.root";

  @Spec private CommandSpec spec;

  @Option(
      names = "--course",
      paramLabel = "DIR",
      description = "The course's checkout. Default: the one that ./learn belongs to.")
  private Path course;

  /** Shows what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private Checkout checkout() {
    Checkout checkout = named();
    if (checkout.modules().stream().anyMatch(AuthorCommand::isHandedOut)) {
      throw new AuthorException(
          "This copy of the course is a handout: it has no solutions for these tools to work on.");
    }
    return checkout;
  }

  private static boolean isHandedOut(CourseModule module) {
    return !Files.isDirectory(module.solution()) && Files.isRegularFile(module.referenceJar());
  }

  private Checkout named() {
    return Optional.ofNullable(course)
        .or(() -> Optional.ofNullable(System.getProperty(ROOT)).map(Path::of))
        .map(Checkout::at)
        .orElseGet(() -> Checkout.around(Path.of("")));
  }

  /** What the tools have in common. */
  abstract static class Tool implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @ParentCommand private AuthorCommand author;

    @Override
    public final Integer call() {
      try {
        return run(author.checkout(), out()) ? 0 : 1;
      } catch (AuthorException | CourseException e) {
        spec.commandLine().getErr().println(e.getMessage());
        spec.commandLine().getErr().flush();
        return 1;
      } finally {
        out().flush();
      }
    }

    private PrintWriter out() {
      return spec.commandLine().getOut();
    }

    /** Does it, and says whether all is well. */
    abstract boolean run(Checkout checkout, PrintWriter out);
  }

  /** {@code author stubs}. */
  @Command(
      name = "stubs",
      mixinStandardHelpOptions = true,
      description = "Makes the learner's files from the solution.")
  static final class StubsCommand extends Tool {

    @Option(names = "--check", description = "Write nothing; show what would change.")
    private boolean check;

    @Parameters(
        arity = "0..1",
        paramLabel = "MODULE",
        description = "Number or name of a module. Default: all.")
    private String module;

    @Override
    boolean run(Checkout checkout, PrintWriter out) {
      List<CourseModule> modules = checkout.modules(module);
      var problems = new ArrayList<Problem>();
      for (CourseModule each : modules) {
        if (check) {
          out.print(Stubs.diff(checkout, each));
          problems.addAll(Stubs.differences(checkout, each));
        } else {
          Stubs.write(each, file -> out.println("wrote " + checkout.show(file)));
        }
        problems.addAll(StubCompile.problems(checkout, each));
      }
      problems.stream().sorted().forEach(out::println);
      return problems.isEmpty();
    }
  }

  /** {@code author check}. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Proves the whole course consistent.")
  static final class CheckCommand extends Tool {

    @Option(
        names = "--static",
        description = "Only what is fast: run neither the twins nor the wrong answers.")
    private boolean fastOnly;

    @Option(
        names = "--update",
        description = "First rewrite the code in lessons and walkthroughs from the sources.")
    private boolean update;

    @Override
    boolean run(Checkout checkout, PrintWriter out) {
      if (update) {
        CodeCheck.update(checkout).forEach(file -> out.println("wrote " + checkout.show(file)));
      }
      List<Problem> problems = new ArrayList<>(CourseCheck.fast(checkout));
      problems.forEach(out::println);
      if (!fastOnly) {
        out.flush();
        List<Problem> slow = CourseCheck.slow(checkout, out);
        slow.forEach(out::println);
        problems.addAll(slow);
      }
      out.println(
          problems.isEmpty()
              ? "The course is consistent."
              : problems.size() + (problems.size() == 1 ? " problem." : " problems."));
      return problems.isEmpty();
    }
  }

  /** {@code author wrong}. */
  @Command(
      name = "wrong",
      mixinStandardHelpOptions = true,
      description = "Grades the known wrong answers and the alternative right ones.")
  static final class WrongCommand extends Tool {

    @Option(names = "--repeat", paramLabel = "N", description = "Grade each N times. Default: 1.")
    private int repeat = 1;

    @Option(
        names = "--record",
        description = "Rewrite which tests each fails, as they fail now; read the difference.")
    private boolean record;

    @Option(
        names = "--threads",
        paramLabel = "ORDER",
        description = {
          "Which thread goes on when one starts or wakes the other: ${COMPLETION-CANDIDATES}.",
          "What fails in one order only goes to // By luck:. Default: as the system lets them."
        })
    private ThreadOrder threads = ThreadOrder.FREE;

    @Parameters(
        arity = "0..1",
        paramLabel = "ID",
        description = "An exercise, a module, or one answer: 01.3/NAME. Default: all.")
    private String id;

    @Override
    boolean run(Checkout checkout, PrintWriter out) {
      List<Trial> trials = WrongAnswers.run(checkout.root(), id, Math.max(1, repeat), threads);
      if (record) {
        trials = WrongAnswers.recorded(trials, out);
      }
      WrongAnswers.print(trials, out);
      List<Problem> problems = WrongAnswers.problems(checkout, trials);
      problems.forEach(out::println);
      return problems.isEmpty();
    }
  }

  /** {@code author record}. */
  @Command(
      name = "record",
      mixinStandardHelpOptions = true,
      description = "Records what CPython prints for the programs under src/cpython.")
  static final class RecordCommand extends Tool {

    @Option(names = "--check", description = "Write nothing; say where a trace differs.")
    private boolean check;

    @Parameters(
        arity = "0..1",
        paramLabel = "NAME",
        description = "A program's name without .py. Default: all.")
    private String name;

    @Override
    boolean run(Checkout checkout, PrintWriter out) {
      List<Problem> problems = Traces.record(checkout, name, check, out);
      problems.forEach(out::println);
      return problems.isEmpty();
    }
  }

  /** {@code author class}. */
  @Command(
      name = "class",
      mixinStandardHelpOptions = true,
      description = {
        "Makes up a class to try ./learn grade with: submissions from the reference, the stubs,",
        "the known answers and mixtures, and the table of grades that it must come to."
      })
  static final class ClassCommand extends Tool {

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Where to write it.")
    private Path target;

    @Option(names = "--size", paramLabel = "N", description = "How many students. Default: 100.")
    private int size = 100;

    @Option(names = "--seed", paramLabel = "N", description = "Another class. Default: 1.")
    private long seed = 1;

    @Override
    boolean run(Checkout checkout, PrintWriter out) {
      new SampleClass(Course.load(checkout.root()), seed).write(target, size);
      out.printf("wrote %d submissions, and expected.csv, of seed %d%n", size, seed);
      return true;
    }
  }
}
