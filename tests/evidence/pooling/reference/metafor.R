# Reference values for effect sizes and pooling, from metafor. Run in this folder:
#     Rscript metafor.R
# It writes metafor.json: data, values, and the call and versions that made them.
suppressMessages(library(metafor))
library(jsonlite)

# metafor stops by default at steps of about 1e-5; these tolerances go on to the last digits that
# the spread of the estimates allows. Half steps keep Fisher scoring from jumping to and fro for
# ever, as whole ones do when dat.nielweise2007 is pooled up to its eighth study.
control <- function(yi, vi) {
  small <- 1e-13 * (if (max(vi) < 1e-3) max(vi) else max(1, var(yi)))
  list(threshold = small, tol = small, maxiter = 10000, tau2.max = 1e8,
       stepadj = 0.5)
}

counts <- function(events_treatment, total_treatment, events_control, total_control) {
  list(events_treatment = events_treatment, total_treatment = total_treatment,
       events_control = events_control, total_control = total_control)
}
means <- function(data) {
  list(mean_treatment = data$m1i, sd_treatment = data$sd1i, total_treatment = data$n1i,
       mean_control = data$m2i, sd_control = data$sd2i, total_control = data$n2i)
}
estimates <- function(estimate, standard_error, measure) {
  list(estimate = estimate, standard_error = standard_error, measure = measure)
}

bcg <- dat.bcg
# One study had no event in either arm; the course refuses a ratio of nothing.
nielweise <- subset(dat.nielweise2007, ai + ci > 0)
SETS <- list(
  list(id = "dat.bcg", kind = "counts",
       columns = counts(bcg$tpos, bcg$tpos + bcg$tneg, bcg$cpos, bcg$cpos + bcg$cneg),
       year = bcg$year, group = bcg$alloc),
  list(id = "dat.hart1999", kind = "counts",
       columns = with(dat.hart1999, counts(x1i, n1i, x2i, n2i)),
       year = dat.hart1999$year, group = dat.hart1999$prevtype),
  list(id = "dat.nielweise2007", kind = "counts",  # studies with a zero cell
       columns = with(nielweise, counts(ai, n1i, ci, n2i)), year = nielweise$year),
  list(id = "dat.li2007", kind = "counts",
       columns = with(dat.li2007, counts(ai, n1i, ci, n2i)), year = dat.li2007$year),
  list(id = "dat.graves2010", kind = "counts",  # tau squared near 0, variances smaller still
       columns = with(dat.graves2010, counts(ai, n1i, ci, n2i))),
  list(id = "dat.normand1999", kind = "means", columns = means(dat.normand1999)),
  list(id = "dat.curtis1998", kind = "means", columns = means(dat.curtis1998),
       group = dat.curtis1998$fungrp),
  list(id = "dat.raudenbush1985", kind = "estimates",
       columns = with(dat.raudenbush1985, estimates(as.numeric(yi), sqrt(vi), "SMD")),
       year = dat.raudenbush1985$year, group = dat.raudenbush1985$setting),
  # The course's own sets, as in content/data/poolings.toml; a test compares them with it.
  list(id = "transform_response", kind = "counts",
       columns = counts(c(112, 70, 17), c(209, 101, 63), c(42, 52, 8), c(108, 100, 60))),
  list(id = "transform_remission", kind = "counts",
       columns = counts(c(78, 53, 11), c(209, 101, 63), c(33, 31, 4), c(108, 100, 60))),
  list(id = "transform_change_by_sex", kind = "means",
       columns = means(data.frame(
         m1i = c(-20.3, -18.3, -9.9, -10.3), sd1i = c(13.19, 14.08, 13.34, 11.96),
         n1i = c(215, 95, 39, 24), m2i = c(-15.8, -16.0, -6.9, -5.5),
         sd2i = c(14.67, 14.3, 9.65, 7.64), n2i = c(138, 70, 36, 24)))),
  list(id = "aspire_change_24h_with_daly2018", kind = "estimates",
       columns = estimates(c(-3.8, -3.9, -10.7), c(1.39, 1.39, 2.88), "MD")),
  # Made up: where pooling is strained.
  list(id = "two studies", kind = "estimates", columns = estimates(c(0.1, 0.9), c(0.2, 0.3), "SMD")),
  list(id = "equal studies", kind = "estimates",
       columns = estimates(c(0.4, 0.4, 0.4), c(0.1, 0.2, 0.3), "SMD")),
  list(id = "closer than chance", kind = "estimates",
       columns = estimates(c(0.40, 0.41, 0.39, 0.40, 0.41), c(0.2, 0.25, 0.3, 0.22, 0.4), "SMD")),
  list(id = "worlds apart", kind = "estimates",
       columns = estimates(c(-900, 0.5, 40, 1200), c(0.01, 0.1, 2, 30), "MD"))
)
MEASURES <- list(counts = c("RD", "RR", "OR"), means = c("MD", "SMD"))
MODELS <- c("EE", "DL", "PM", "REML")
TESTS <- c("z", "knha", "adhoc")

effects <- function(set, measure) {
  x <- set$columns
  if (set$kind == "estimates") {
    found <- list(yi = x$estimate, vi = x$standard_error^2)
    call <- "yi, vi as given"
  } else if (set$kind == "counts") {
    found <- escalc(measure, ai = x$events_treatment, n1i = x$total_treatment,
                    ci = x$events_control, n2i = x$total_control)
    call <- sprintf('escalc("%s", ai, n1i, ci, n2i)', measure)
  } else {
    found <- escalc(measure, m1i = x$mean_treatment, sd1i = x$sd_treatment,
                    n1i = x$total_treatment, m2i = x$mean_control, sd2i = x$sd_control,
                    n2i = x$total_control)
    call <- sprintf('escalc("%s", m1i, sd1i, n1i, m2i, sd2i, n2i)', measure)
  }
  list(call = call, yi = as.numeric(found$yi), vi = as.numeric(found$vi))
}

fit <- function(yi, vi, model, test) {
  suppressWarnings(rma(yi, vi, method = model, test = test, control = control(yi, vi)))
}

pooled <- function(yi, vi, model, test) {
  x <- fit(yi, vi, model, test)
  fixed <- model == "EE"
  values <- list(
    estimate = as.numeric(x$beta), standard_error = x$se, ci_low = x$ci.lb, ci_high = x$ci.ub,
    p_value = x$pval, tau_squared = x$tau2, i_squared = x$I2 / 100, h_squared = x$H2,
    q = x$QE, q_p_value = x$QEp, weights = as.numeric(weights(x)) / 100
  )
  if (!fixed) {
    ends <- confint(x, control = control(yi, vi)[2:4])$random["tau^2", c("ci.lb", "ci.ub")]
    ends[is.na(ends)] <- 0  # metafor's empty interval: both ends would fall below 0
    default <- predict(x)
    values <- c(values, list(tau_squared_low = ends[[1]], tau_squared_high = ends[[2]],
                             prediction_metafor = c(default$pi.lb, default$pi.ub)))
    if (length(yi) > 2) {
      # Higgins, Thompson and Spiegelhalter 2009, which this version of metafor does not offer
      reach <- qt(0.975, length(yi) - 2) * sqrt(x$tau2 + x$se^2)
      values$prediction_t <- as.numeric(x$beta) + c(-reach, reach)
    }
  }
  list(model = model, test = test, values = values,
       call = sprintf('rma(yi, vi, method = "%s", test = "%s")', model, test))
}

line_of <- function(yi, vi) {
  x <- regtest(rma(yi, vi, method = "EE"), model = "lm")
  slope <- coef(summary(x$fit))["Xsei", ]
  list(call = 'regtest(x, model = "lm")', t = x$zval, p_value = x$pval, bias = slope[[1]],
       standard_error = slope[[2]], limit = x$est, limit_low = x$ci.lb, limit_high = x$ci.ub)
}

one_measure <- function(set, measure) {
  e <- effects(set, measure)
  grid <- expand.grid(test = TESTS, model = MODELS, stringsAsFactors = FALSE)
  grid <- subset(grid, model != "EE" | test == "z")  # the course refuses the others
  out <- c(e, list(measure = measure,
                   pooled = Map(function(m, t) pooled(e$yi, e$vi, m, t), grid$model, grid$test)))
  out$pooled <- unname(out$pooled)
  if (length(e$yi) > 2 && set$id != "equal studies") out$egger <- line_of(e$yi, e$vi)
  x <- fit(e$yi, e$vi, "REML", "z")
  short <- function(x) list(estimate = x$estimate, standard_error = x$se, q = x$Q, tau_squared = x$tau2)
  out$leave_one_out <- c(list(call = "leave1out(rma(yi, vi))"), short(leave1out(x)))
  if (!is.null(set$year)) {
    ranked <- order(set$year)
    out$cumulative <- c(list(call = "cumul(rma(yi, vi)), studies in order of year"),
                        short(cumul(fit(e$yi[ranked], e$vi[ranked], "REML", "z"))))
  }
  if (!is.null(set$group)) {
    each <- lapply(unique(set$group), function(g) {
      fit(e$yi[set$group == g], e$vi[set$group == g], "REML", "z")
    })
    b <- sapply(each, function(x) as.numeric(x$beta))
    se <- sapply(each, function(x) x$se)
    between <- rma(b, sei = se, method = "EE")
    out$subgroups <- list(call = 'rma(yi, vi, subset = group), then rma(b, sei, method = "EE")',
                          estimate = b, standard_error = se, between_q = between$QE,
                          p_value = between$QEp)
  }
  out
}

one_set <- function(set) {
  measures <- if (set$kind == "estimates") set$columns$measure else MEASURES[[set$kind]]
  set$measures <- lapply(measures, function(m) one_measure(set, m))
  set
}

pair <- function(measure, call, ...) {
  x <- escalc(measure, ...)
  list(call = call, yi = as.numeric(x$yi), vi = as.numeric(x$vi))
}
PAIRS <- list(
  mean_difference = pair("MC", 'escalc("MC", m1i, m2i, sd1i, sd2i, ni, ri)',
    m1i = c(5, -12.4), m2i = c(3, -2.1), sd1i = c(2, 9), sd2i = c(2.5, 7.5),
    ni = c(17, 18), ri = c(0.4, -0.2)),
  risk_difference = pair("MPRD", 'escalc("MPRD", ai, bi, ci, di)',
    ai = c(5, 0, 0), bi = c(7, 7, 12), ci = c(2, 2, 0), di = c(4, 4, 5)),
  log_odds_ratio = pair("MPORC", 'escalc("MPORC", ai, bi, ci, di)',
    ai = c(5, 0, 0), bi = c(7, 7, 12), ci = c(2, 2, 0), di = c(4, 4, 5))
)

# What metafor's defaults stop at where tau squared is small beside their tolerance.
g <- escalc("RD", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat.graves2010)
DEFAULT_PM <- list(
  call = 'rma(escalc("RD", ai, n1i, ci, n2i, data = dat.graves2010), method = "PM")',
  tau_squared = rma(yi, vi, data = g, method = "PM")$tau2)

out <- list(
  versions = list(R = as.character(getRversion()),
                  metafor = as.character(packageVersion("metafor")),
                  metadat = as.character(packageVersion("metadat"))),
  control = "threshold and tol 1e-13 * max(1, var(yi)), or 1e-13 * max(vi) where that is below 0.001, maxiter 10000, tau2.max 1e8, stepadj 0.5",
  sets = lapply(SETS, one_set), pairs = PAIRS,
  default_paule_mandel = DEFAULT_PM
)
write_json(out, "metafor.json", digits = I(16), auto_unbox = TRUE, null = "null")
