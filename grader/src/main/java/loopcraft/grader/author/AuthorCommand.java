package loopcraft.grader.author;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import loopcraft.grader.course.CourseModule;
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
    subcommands = {AuthorCommand.StubsCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class AuthorCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--course",
      paramLabel = "DIR",
      description = "The course's checkout. Default: the one around the current directory.")
  private Path course;

  /** Shows what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private Checkout checkout() {
    if (course != null) {
      return Checkout.at(course);
    }
    return Checkout.around(Path.of(""));
  }

  /** What the tools have in common. */
  abstract static class Tool implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @ParentCommand private AuthorCommand author;

    @Override
    public final Integer call() {
      try {
        return run(author.checkout(), out()) ? 0 : 1;
      } catch (AuthorException e) {
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
}
