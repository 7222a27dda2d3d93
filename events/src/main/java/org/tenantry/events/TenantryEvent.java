package org.tenantry.events;

/** Anything that is published. Each aggregate has one sealed family beneath. */
public sealed interface TenantryEvent permits TenantEvent, PlanEvent, DefinitionEvent, OverridesEvent, UnknownEvent {}
