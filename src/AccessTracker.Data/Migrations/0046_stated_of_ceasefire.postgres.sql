-- What is stated for a meeting of the ceasefire task force has measures of its own.
alter table stated_figure drop constraint stated_figure_measure_known;
alter table stated_figure add constraint stated_figure_measure_known check (measure in ('people_reached', 'people_reached_besieged',
    'people_reached_hard_to_reach', 'trucks', 'areas_reached', 'besieged_areas_reached', 'besieged_areas_total', 'besieged_population',
    'permits_pending', 'locations_pending', 'locations_granted', 'airdrops', 'target_people', 'allegations_received', 'allegations_substantiated',
    'allegations_resolved', 'allegations_referred', 'allegations_open', 'killed', 'injured', 'patterns', 'locations_cut_off'));
