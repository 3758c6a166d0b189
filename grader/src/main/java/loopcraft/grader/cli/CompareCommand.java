package loopcraft.grader.cli;

import java.awt.Desktop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import loopcraft.grader.build.Builds;
import loopcraft.grader.compare.Contest;
import loopcraft.grader.compare.Contestant;
import loopcraft.grader.compare.Contestants;
import loopcraft.grader.compare.Grid;
import loopcraft.grader.compare.Machine;
import loopcraft.grader.compare.Plan;
import loopcraft.grader.compare.Pythons;
import loopcraft.grader.compare.Report;
import loopcraft.grader.compare.Results;
import loopcraft.grader.compare.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "compare",
    description = {
      "Measures the same work in all models of module 07, and in CPython's if there is one.",
      "An exercise that ./learn list knows to be done is measured as you wrote it; of all others,"
          + " the reference is."
    })
final class CompareCommand implements Callable<Integer> {

  private static final int MOST_ROUNDS = 100;

  @ParentCommand private Learn learn;

  @Option(names = "--quick", description = "In less than a minute, and less exact.")
  private boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "NUMBER",
      description = "How often each list of jobs is measured (5; with --quick, 2).")
  private Optional<Integer> rounds = Optional.empty();

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private Set<Workload> workloads = new LinkedHashSet<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the report (.learn/compare.html).")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--open", description = "Show the report in the browser.")
  private boolean open;

  @Override
  public Integer call() throws InterruptedException {
    var plan = plan();
    var file = file();
    if (!open) {
      System.setProperty("java.awt.headless", "true"); // it draws, and shows nothing
    }
    var machine = Machine.now();
    var notices = new ArrayList<String>();
    var results = measured(plan, notices);
    learn.screen().done();
    show(plan, machine, results, notices);
    write(file, new Report(machine, plan, results, notices).html());
    learn.screen().blank();
    learn.screen().line("Report with plots: " + learn.places().show(file));
    if (open) {
      open(file);
    }
    return results.failures() ? Learn.FAILING : 0;
  }

  private Plan plan() {
    rounds
        .filter(number -> number < 1 || number > MOST_ROUNDS)
        .ifPresent(
            number -> {
              throw new UsageException(
                  "--rounds is from 1 to %d, not %d.".formatted(MOST_ROUNDS, number));
            });
    return Plan.of(quick, rounds.orElse(0), workloads);
  }

  /** Found out before anything is measured, so that nothing is measured for nothing. */
  private Path file() {
    var file =
        out.map(learn.from()::resolve)
            .orElseGet(() -> learn.root().resolve(".learn").resolve("compare.html"))
            .toAbsolutePath();
    if (Files.isDirectory(file)) {
      throw new UsageException(
          "--out is to be a file, and %s is a folder.".formatted(learn.places().show(file)));
    }
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UsageException("The report cannot be written: " + e.getMessage());
    }
    return file;
  }

  private Results measured(Plan plan, List<String> notices) throws InterruptedException {
    var workspace = learn.workspace();
    var done =
        workspace.course().exercises().stream()
            .filter(workspace::isDone)
            .collect(Collectors.toSet());
    learn.screen().meanwhile("compiling …");
    var contestants = new ArrayList<Contestant>();
    try (var builds = new Builds(workspace.course())) {
      var all = new Contestants(workspace.course(), done);
      contestants.addAll(all.java(builds));
      Optional.of(all.notice()).filter(text -> !text.isEmpty()).ifPresent(notices::add);
      new Pythons(learn.environment())
          .find()
          .ifPresentOrElse(
              python -> contestants.addAll(all.python(python)),
              () ->
                  notices.add(
                      "No CPython, 3.11 or later, was found that runs. LOOPCRAFT_PYTHON can name"
                          + " one."));
    }
    return new Contest(plan, text -> learn.screen().meanwhile(text + " …")).run(contestants);
  }

  private void show(Plan plan, Machine machine, Results results, List<String> notices) {
    var tables = new CompareTables(learn.look());
    for (var work : plan.works()) {
      learn.screen().lines(tables.lines(Grid.of(results, work), work.description()));
      learn.screen().blank();
    }
    learn.screen().lines(tables.lines(Grid.memory(results, plan.waiting()), ""));
    learn.screen().blank();
    results.contestants().stream()
        .filter(contestant -> contestant.code().startsWith("yours"))
        .forEach(c -> learn.screen().line(c.fullName() + ": " + c.code()));
    if (results.contestants().stream().noneMatch(c -> c.code().startsWith("yours"))) {
      learn.screen().say("All of it is the reference's code: no exercise is known to be done.");
    }
    notices.forEach(learn.screen()::say);
    if (machine.busy()) {
      learn
          .screen()
          .say("This machine was busy when it began: " + machine.facts().get("load at the start"));
    }
  }

  private void write(Path file, String page) {
    try {
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report", e);
    }
  }

  private void open(Path file) {
    try {
      Desktop.getDesktop().browse(file.toUri());
    } catch (IOException | UnsupportedOperationException e) {
      learn.screen().say("There is no browser to show it in: " + file.toUri());
    }
  }
}
