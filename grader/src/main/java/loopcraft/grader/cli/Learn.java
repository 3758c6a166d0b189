package loopcraft.grader.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import loopcraft.grader.author.AuthorCommand;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.GraderOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The learner's command. Without a subcommand it watches, or where nobody looks, shows the map. */
@Command(
    name = "./learn",
    description =
        "Build asyncio from scratch, in Java. Without a command: watch the next exercise.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = LearnVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Done as asked. ./learn and ./learn list end so however the exercises stand.",
      "1:An exercise that test was asked about is not done; of a module or all: one that you"
          + " started. Or a demo failed, or one of the models that compare measured.",
      "2:The command was not understood.",
      "3:Something in the course's files or in ./learn itself is broken."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      WatchCommand.class,
      ListCommand.class,
      TestCommand.class,
      HintCommand.class,
      ReadCommand.class,
      DemoCommand.class,
      CompareCommand.class,
      DiffCommand.class,
      AdoptCommand.class,
      ResetCommand.class,
      SubmitCommand.class,
      GradeCommand.class,
      MergeCommand.class,
      GradescopeCommand.class,
      HandoutCommand.class,
      DoctorCommand.class,
      UpdateCommand.class,
      AuthorCommand.class
    })
public final class Learn implements Callable<Integer> {

  /** Something that was started fails. */
  public static final int FAILING = 1;

  /** The command was not understood. */
  public static final int USAGE = 2;

  /** The tool itself is broken. */
  public static final int BROKEN = 3;

  private final Path root;
  private final Path from;
  private final Map<String, String> environment;
  private final Screen screen;
  private final Screen errors;
  private final BiFunction<Course, GraderOptions, Grading> graders;
  private Workspace workspace;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "Write no colours (as the variable NO_COLOR does).")
  private boolean noColour;

  /**
   * A command for one call.
   *
   * @param root the course's folder
   * @param from the directory that the learner is in
   * @param errors where it says that and why it could not do as asked
   * @param graders makes the grader when one is needed
   */
  public Learn(
      Path root,
      Path from,
      Map<String, String> environment,
      Screen screen,
      Screen errors,
      BiFunction<Course, GraderOptions, Grading> graders) {
    this.root = root;
    this.from = from;
    this.environment = environment;
    this.screen = screen;
    this.errors = errors;
    this.graders = graders;
  }

  /** Runs the command and exits with its status. */
  public static void main(String... arguments) {
    var from = Path.of("").toAbsolutePath();
    var root =
        Optional.ofNullable(System.getProperty("loopcraft.root"))
            .map(Path::of)
            .orElseGet(() -> rootAbove(from))
            .toAbsolutePath()
            .normalize();
    var charset =
        Charset.forName(System.getProperty("stdout.encoding", Charset.defaultCharset().name()));
    var terminal = System.console() != null && System.console().isTerminal();
    var columns = terminal ? Terminals.columns() : 0;
    var look = Look.of(System.getenv(), terminal, charset, columns);
    var out = new PrintWriter(System.out, false, charset);
    var err = new PrintWriter(System.err, true, charset);
    var learn =
        new Learn(
            root,
            from,
            System.getenv(),
            new Screen(out, look),
            new Screen(err, look.withoutColour()),
            Grading::of);
    System.exit(learn.run(arguments));
  }

  private static Path rootAbove(Path from) {
    for (var folder = from; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("pom.xml"))
          && Files.isDirectory(folder.resolve("grader"))) {
        return folder;
      }
    }
    return from;
  }

  /** Runs the command; gives its exit status. */
  public int run(String... arguments) {
    var commandLine = new CommandLine(this);
    var colours = screen.look().colour() ? Ansi.ON : Ansi.OFF;
    return commandLine
        .setOut(screen.writer())
        .setErr(errors.writer())
        .setColorScheme(CommandLine.Help.defaultColorScheme(colours))
        .setUsageHelpWidth(Math.clamp(screen.look().width(), 60, 100))
        .setExecutionExceptionHandler((problem, _, _) -> failed(problem))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  private int failed(Exception problem) {
    screen().done();
    return switch (problem) {
      case UsageException usage -> {
        errors.say(usage.getMessage());
        yield USAGE;
      }
      case CourseException course -> {
        errors.say("The course's files do not fit together: " + course.getMessage());
        yield BROKEN;
      }
      default -> {
        errors.say("Something in ./learn itself went wrong; ./learn doctor may know why.");
        problem.printStackTrace(errors.writer());
        errors.writer().flush();
        yield BROKEN;
      }
    };
  }

  @Override
  public Integer call() throws InterruptedException {
    if (screen().look().terminal()) {
      return new WatchCommand(this).call();
    }
    ListCommand.show(this);
    return 0;
  }

  /** Where to write. */
  Screen screen() {
    return noColour && screen.look().colour()
        ? new Screen(screen.writer(), screen.look().withoutColour())
        : screen;
  }

  Look look() {
    return screen().look();
  }

  /** The course's folder. */
  Path root() {
    return root;
  }

  /** The directory that the learner is in. */
  Path from() {
    return from;
  }

  Map<String, String> environment() {
    return environment;
  }

  /** The workspace, read when it is first needed. */
  Workspace workspace() {
    if (workspace == null) {
      workspace = new Workspace(Course.load(root), from);
    }
    return workspace;
  }

  Places places() {
    return workspace().places();
  }

  /** A grader. */
  Grading grading(GraderOptions options) {
    return graders.apply(workspace().course(), options);
  }

  /** The exercise of this id; without an id, the one to go on with. */
  CourseExercise exercise(Optional<String> id) {
    var exercise =
        id.map(new Targets(workspace().course())::exercise)
            .or(workspace()::next)
            .or(() -> workspace().course().exercises().stream().findFirst())
            .orElseThrow(() -> new UsageException("This course has no exercises."));
    return exercise;
  }
}
